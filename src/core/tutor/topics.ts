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

interface Entry {
  readonly key: string;
  readonly label: Both;
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

function entriesFor(label: Both, others: readonly string[], topic: Topic): Entry[] {
  const shown = [label.zh, label.en].map((name) => ({ key: nameKey(name), label, topic, shown: true }));
  const hidden = others.map((name) => ({
    key: nameKey(name),
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

/** The topic with exactly this name; areas come before decks, notes and tags. */
export function resolveTopic(library: Library, text: string): Topic | undefined {
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
  return distinct(ranked.map(({ entry }) => entry.label)).slice(0, limit);
}

/** Names most like one that nothing is called by. */
export function nearestTopics(library: Library, text: string, limit: number): readonly Both[] {
  const key = nameKey(text);
  const ranked = entries(library)
    .map((entry) => ({ entry, likeness: likeness(key, entry.key) }))
    .filter((candidate) => candidate.likeness > 0.2)
    .sort((a, b) => b.likeness - a.likeness);
  const near = distinct(ranked.map(({ entry }) => entry.label));
  return (near.length > 0 ? near : library.areas.map(areaName)).slice(0, limit);
}

const distinct = (labels: readonly Both[]): Both[] => [
  ...new Map(labels.map((label) => [label.zh, label])).values(),
];

const pairs = (text: string): string[] =>
  text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

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
