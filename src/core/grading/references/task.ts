/** What a prompt asks for decides how the words of a reference count. */
import type { ReadText } from '../../text/read-once.js';
import { clausesOf } from '../clauses.js';

export interface Task {
  /** What a word of the prompt counts beside one that is news. */
  readonly givenShare: number;
  /**
   * s in 1 − (1 − x)^s for a reference of so many content words that are news. 1: every word counts alike. Above: the
   * first half of the words proves most, for the longer an explanation, the less of its wording a good answer shares.
   */
  saturation(news: number): number;
}

/** News from which on an explanation saturates, and how much for every doubling. */
const shortExplanation = 3;
const perDoubling = 1;
const mostSaturation = 3;

/** The prompt wants things named: each is there or is not. */
const naming: Task = { givenShare: 0, saturation: () => 1 };
/** The prompt wants something explained. */
const explaining: Task = {
  givenShare: 0.1,
  saturation: (news) =>
    Math.min(mostSaturation, 1 + perDoubling * Math.log2(Math.max(1, news / shortExplanation))),
};

const explains = /为什么|为何|怎么|怎样|如何|简述|解释|说明|证明|描述|\bwhy\b|\bhow\b|explain|describe/iu;
const names = /什么|哪|几种|几个|多少|\blist\b|\bname\b|\bwhich\b|what are/iu;
const items = /[、；;，,。：:\n()（）①-⑳—]|\.\s|\d[.)）]/u;
/** News of an item of a bare list, in content words on average. */
const longestItem = 1.5;

export function taskOf(
  prompt: string,
  references: readonly string[],
  given: ReadonlySet<string>,
  read: ReadText,
): Task {
  if (names.test(prompt) && !explains.test(prompt)) return naming;
  return references.length > 0 && references.every((text) => isList(text, given, read)) ? naming : explaining;
}

function isList(text: string, given: ReadonlySet<string>, read: ReadText): boolean {
  const sizes = text
    .split(items)
    .map((item) => clausesOf(item, read).flatMap((clause) => clause.tokens))
    .map((tokens) => tokens.filter((token) => !given.has(token.term)).length)
    .filter((size) => size > 0);
  return sizes.length > 1 && sizes.reduce((sum, size) => sum + size, 0) <= longestItem * sizes.length;
}
