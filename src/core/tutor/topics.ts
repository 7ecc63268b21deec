/** What people mean by a topic: an area, a deck, a note or a tag, under any of its names. */
import type { Both } from '../language.js';
import type { Library } from '../notes/library.js';
import type { Deck, Note } from '../notes/model.js';
import { normalForm } from '../text/normalise.js';
import { areaName, otherAreaNames } from './areas.js';

export type Topic =
  | { readonly kind: 'area'; readonly area: string }
  | { readonly kind: 'deck'; readonly deck: Deck }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'tag'; readonly tag: string };

/** Comparable form of a name: width, case, script, blanks, hyphens and dots do not matter. */
export const nameKey = (text: string): string => normalForm(text).replace(/[\s\-_.·/]+/gu, '');

/** A topic to offer: what it is called, and a short id that leads to it. */
export interface TopicName {
  readonly id: string;
  readonly label: Both;
}

interface Entry extends TopicName {
  readonly key: string;
  readonly topic: Topic;
  /** Offered as a suggestion and as a nearest name; aliases only lead there. */
  readonly shown: boolean;
}

const entriesOf = new WeakMap<Library, readonly Entry[]>();

function entries(library: Library): readonly Entry[] {
  const known = entriesOf.get(library);
  if (known) return known;
  const built = [...areaEntries(library), ...deckEntries(library), ...noteEntries(library)];
  entriesOf.set(library, built);
  return built;
}

const idOf = (topic: Topic): string => {
  switch (topic.kind) {
    case 'area':
      return topic.area;
    case 'deck':
      return topic.deck.id;
    case 'note':
      return topic.note.code;
    case 'tag':
      return topic.tag;
  }
};

function entriesFor(label: Both, others: readonly string[], topic: Topic): Entry[] {
  const id = idOf(topic);
  const shown = [label.zh, label.en].map((name) => ({ key: nameKey(name), id, label, topic, shown: true }));
  const hidden = others.map((name) => ({
    key: nameKey(name),
    id,
    label,
    topic,
    shown: false,
  }));
  return [...shown, ...hidden];
}

const areaEntries = (library: Library): Entry[] =>
  library.areas.flatMap((area) =>
    entriesFor(areaName(area), [area, ...otherAreaNames(area)], { kind: 'area', area }),
  );

const deckEntries = (library: Library): Entry[] =>
  library.decks.flatMap((deck) => entriesFor(deck.title, [deck.id], { kind: 'deck', deck }));

const noteEntries = (library: Library): Entry[] => [
  ...library.notes.flatMap((note) =>
    entriesFor(note.title, [note.id, ...note.aliases], { kind: 'note', note }),
  ),
  ...library.notes.flatMap((note) =>
    note.tags.flatMap((tag) => entriesFor({ zh: tag, en: tag }, [], { kind: 'tag', tag })),
  ),
];

/** The topic with exactly this name, or the note of this code; areas come before decks, notes and tags. */
export function resolveTopic(library: Library, text: string): Topic | undefined {
  const coded = library.noteByCode(text);
  if (coded) return { kind: 'note', note: coded };
  const key = nameKey(text);
  return entries(library).find((entry) => entry.key === key)?.topic;
}

/** True when the note belongs to the topic. */
export function covers(topic: Topic, note: Note): boolean {
  switch (topic.kind) {
    case 'area':
      return note.area === topic.area;
    case 'deck':
      return topic.deck.notes.includes(note.id);
    case 'note':
      return note.id === topic.note.id;
    case 'tag':
      return note.tags.includes(topic.tag);
  }
}

/** Names that begin with or contain what was typed so far, best first. */
export function suggestTopics(library: Library, typed: string, limit: number): readonly Both[] {
  const key = nameKey(typed);
  const ranked = entries(library)
    .filter((entry) => entry.shown || key !== '')
    .map((entry) => ({ entry, rank: entry.key.startsWith(key) ? 0 : entry.key.includes(key) ? 1 : 2 }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank);
  return distinct(ranked.map(({ entry }) => entry))
    .map(({ label }) => label)
    .slice(0, limit);
}

/** Topics most like one that nothing is called by; the areas when nothing is. */
export function nearestTopics(library: Library, text: string, limit: number): readonly TopicName[] {
  const key = nameKey(text);
  const ranked = entries(library)
    .filter((entry) => entry.topic.kind !== 'tag')
    .map((entry) => ({ entry, likeness: likeness(key, entry.key) }))
    .filter((candidate) => candidate.likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness);
  const near = distinct(ranked.map(({ entry }) => entry));
  const areas = library.areas.map((area) => ({ id: area, label: areaName(area) }));
  return (near.length > 0 ? near : areas).slice(0, limit).map(({ id, label }) => ({ id, label }));
}

/** What a topic is called. */
export const topicName = (topic: Topic): TopicName => ({ id: idOf(topic), label: labelOf(topic) });

const labelOf = (topic: Topic): Both => {
  switch (topic.kind) {
    case 'area':
      return areaName(topic.area);
    case 'deck':
      return topic.deck.title;
    case 'note':
      return topic.note.title;
    case 'tag':
      return { zh: topic.tag, en: topic.tag };
  }
};

const distinct = (names: readonly TopicName[]): TopicName[] => [
  ...new Map(names.map((name) => [name.label.zh, name])).values(),
];

/** Pairs of neighbouring characters; beginning and end count as characters. */
function pairs(text: string): string[] {
  const framed = `^${text}$`;
  return Array.from({ length: framed.length - 1 }, (_, at) => framed.slice(at, at + 2));
}

/** Dice coefficient of character pairs, 0–1: forgiving with typos in both scripts. */
export function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}
