/** Titles -> slugs: English words where the title or the lexicon has them, pinyin for the rest. */
import { pinyin } from 'pinyin-pro';
import type { Lexicon } from '../../text/lexicon.js';
import { normalForm } from '../../text/normalise.js';

const maxWords = 6;
const maxSlug = 48;
/** Six words are found long before. */
const longestRead = 200;

/** Words that hold a Chinese title together and say nothing in a name. */
const particles =
  /^(?:什么是|什么叫|为什么|是什么|有哪些|怎么样|如何|怎么|请简述|简述|简介|概述|介绍|一下|以及|[的了和与及是在对把被吗呢之其])/u;

const fillers = new Set(
  'a an and are by do does for how in is it of on or the to what when why with'.split(' '),
);

/** At most six words and 48 characters; empty when the text has neither Latin letters, digits nor Han characters. */
export function slugOf(text: string, lexicon: Pick<Lexicon, 'matchAt'>): string {
  const normal = normalForm(text.slice(0, longestRead));
  const found: string[] = [];
  const spare: string[] = [];
  let at = 0;
  while (at < normal.length) {
    const name = lexicon.matchAt(normal, at);
    const particle = particles.exec(normal.slice(at, at + 4))?.[0];
    const latin = /^[a-z0-9\u00c0-\u024f]+/u.exec(normal.slice(at, at + maxSlug))?.[0];
    // A single character is part of too many words to be trusted with its concept.
    if (name && name.end - at > 1 && /\p{Script=Han}/u.test(normal.slice(at, name.end))) {
      found.push(name.concept);
      at = name.end;
    } else if (latin !== undefined) {
      (fillers.has(latin) ? spare : found).push(asciiOf(latin));
      at += latin.length;
    } else if (particle !== undefined) {
      spare.push(soundOf(particle));
      at += particle.length;
    } else {
      const char = String.fromCodePoint(normal.codePointAt(at) ?? 0);
      if (/\p{Script=Han}/u.test(char)) found.push(soundOf(char));
      at += char.length;
    }
  }
  return joined(found.some((word) => word !== '') ? found : spare);
}

/** The first of `slug`, `slug-2`, `slug-3` … that is free; takes it. */
export function take(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let n = 2; taken.has(free); n += 1) free = `${slug}-${n}`;
  taken.add(free);
  return free;
}

const asciiOf = (word: string): string => word.normalize('NFKD').replace(/[^a-z0-9]+/gu, '');

const soundOf = (han: string): string =>
  pinyin(han, { toneType: 'none', type: 'array', v: true })
    .map((sound) => asciiOf(sound.toLowerCase()))
    .join('-');

function joined(words: readonly string[]): string {
  let slug = '';
  let used = 0;
  for (const word of words.flatMap((some) => some.split('-')).filter((some) => some !== '')) {
    const next = slug === '' ? word.slice(0, maxSlug) : `${slug}-${word}`;
    if (slug === word || slug.endsWith(`-${word}`)) continue;
    if (used === maxWords || next.length > maxSlug) break;
    slug = next;
    used += 1;
  }
  return slug;
}
