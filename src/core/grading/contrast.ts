/** Comparisons: what is said of which subject, and whether it was given to the wrong one. */
import type { Verdict } from '../records.js';
import type { Clause, ContentToken } from './clauses.js';
import type { Meeting } from './match.js';
import type { ClauseReading } from './reading.js';
import type { CompiledPoint, CompiledRubric } from './rubric.js';
import { assertedBelief, hitShare, nearest, partialShare } from './verdicts.js';

export interface Attribution {
  /** Subject slug -> what the answer says of it. */
  readonly readings: ReadonlyMap<string, readonly ClauseReading[]>;
}

/** A name after these is no topic of its own. */
const dependent =
  /(?:比|相比|相较于|基于|在|对|对于|把|被|给|由|用|到|于|从|向|像|和|与|跟|than|over|of|on|with|to|by|from|in|like|unlike)\s*$/iu;
const joining = /^[\s、/&]*(?:和|与|跟|同|及|以及|还有|and)?[\s]*$/u;
const former = /前者|former|前一个/u;
const latter = /后者|latter|另一个|另一种|the other|后一个/u;

/** Reads an answer once per subject, each time with only what is said of that subject. */
export function attribute(text: string, clauses: readonly Clause[], rubric: CompiledRubric): Attribution {
  const subjects = [...rubric.subjects.keys()];
  const owners = ownersOf(text, clauses, rubric.subjects, subjects);
  const readings = subjects.map((subject) => {
    const mine = clauses.map((clause) => ({
      ...clause,
      tokens: clause.tokens.filter((token) => owners.get(token.index)?.has(subject) ?? false),
    }));
    return [subject, rubric.index.read(mine)] as const;
  });
  return { readings: new Map(readings) };
}

/** Content token index -> the subjects it is said of. */
function ownersOf(
  text: string,
  clauses: readonly Clause[],
  names: CompiledRubric['subjects'],
  subjects: readonly string[],
): Map<number, ReadonlySet<string>> {
  const owners = new Map<number, ReadonlySet<string>>();
  const order: string[] = [];
  let carried: ReadonlySet<string> = new Set();
  for (const clause of clauses) {
    const wording = text.slice(clause.start, clause.end).toLowerCase();
    const mentions = mentionsOf(clause, names);
    for (const { subject } of mentions) if (!order.includes(subject)) order.push(subject);
    const pronoun = former.test(wording)
      ? (order[0] ?? subjects[0])
      : latter.test(wording)
        ? (order[1] ?? subjects[1])
        : undefined;
    if (pronoun && mentions.length === 0) carried = new Set([pronoun]);
    const topics = topicsOf(mentions, text, clause);
    if (topics[0]) carried = topics[0].subjects;
    for (const token of clause.tokens) {
      carried = topics.findLast((topic) => topic.from <= token.index)?.subjects ?? carried;
      owners.set(token.index, carried);
    }
  }
  return owners;
}

interface Topic {
  readonly from: number;
  readonly subjects: ReadonlySet<string>;
}

/**
 * What a clause speaks of, word by word. Names joined by "and" are one topic; a name after a preposition or in a
 * comparison is not a new one; another name is, once something has been said of the one before it.
 */
function topicsOf(mentions: readonly Mention[], text: string, clause: Clause): Topic[] {
  const topics: { from: number; subjects: Set<string>; last: ContentToken }[] = [];
  for (const { subject, token } of mentions) {
    const topic = topics.at(-1);
    if (!topic) {
      topics.push({ from: 0, subjects: new Set([subject]), last: token });
      continue;
    }
    const between = text.slice(topic.last.end, token.start);
    if (joining.test(between)) topic.subjects.add(subject);
    else if (!dependent.test(text.slice(clause.start, token.start)) && token.index - topic.last.index > 1) {
      topics.push({ from: token.index, subjects: new Set([subject]), last: token });
      continue;
    }
    topic.last = token;
  }
  return topics;
}

interface Mention {
  readonly subject: string;
  readonly token: ContentToken;
}

function mentionsOf(clause: Clause, names: CompiledRubric['subjects']): Mention[] {
  return clause.tokens.flatMap((token) => {
    for (const [subject, words] of names)
      if (words.some((word) => isName(word, token))) return [{ subject, token }];
    return [];
  });
}

const bare = (name: string): string => name.replace(/^[_#@.]+|[_()]+$/gu, '');

/** "new" names `__new__` where nothing else is called so. */
const isName = (word: ContentToken, token: ContentToken): boolean =>
  word.term === token.term ||
  (token.kind === 'latin' && token.surface.length > 2 && bare(word.surface) === bare(token.surface));

/** The one subject a formulation speaks of, if it names just one. */
export function subjectOf(
  clauses: readonly Clause[],
  subjects: CompiledRubric['subjects'],
): string | undefined {
  const named = new Set(
    clauses.flatMap((clause) => mentionsOf(clause, subjects)).map((mention) => mention.subject),
  );
  return named.size === 1 ? [...named][0] : undefined;
}

/** A formulation without the names of subjects: those are looked for by attribution. */
export const withoutSubjects = (clauses: readonly Clause[], subjects: CompiledRubric['subjects']): Clause[] =>
  clauses.map((clause) => {
    const mentions = new Set(mentionsOf(clause, subjects).map((mention) => mention.token));
    return { ...clause, tokens: clause.tokens.filter((token) => !mentions.has(token)) };
  });

export interface JudgedContrast {
  readonly verdict: Verdict;
  readonly best?: Meeting;
  readonly evidence: readonly Meeting[];
  readonly contrary?: Meeting;
}

/** All subjects right: hit; some: partial; a value given to the wrong subject: contradicted. */
export function judgeContrast({ sides }: CompiledPoint, attribution: Attribution): JudgedContrast {
  const readingsOf = (subject: string) =>
    (attribution.readings.get(subject) ?? []).filter((reading) => !reading.clause.reported);
  const own = sides.map((side) => nearest(side.patterns, readingsOf(side.subject)));
  const swapped = sides.flatMap((side, i) => {
    const right = own[i]?.share ?? 0;
    const others = sides.filter((other) => other.subject !== side.subject);
    return others.flatMap((other) => {
      const wrong = assertedBelief(side.patterns, readingsOf(other.subject));
      const theirs = nearest(other.patterns, readingsOf(other.subject))?.share ?? 0;
      return wrong && wrong.share >= hitShare && wrong.share > right && wrong.share > theirs ? [wrong] : [];
    });
  });
  const best = own.reduce<Meeting | undefined>(
    (top, meeting) => (meeting && (!top || meeting.share > top.share) ? meeting : top),
    undefined,
  );
  const hits = own.filter((meeting) => (meeting?.share ?? 0) >= hitShare);
  const near = own.filter((meeting) => (meeting?.share ?? 0) >= partialShare);
  // "HTTPS verifies the server" says by itself that HTTP does not.
  const said = sides.every((side, i) => (own[i]?.share ?? 0) >= hitShare || (side.denial && hits.length > 0));
  const verdict: Verdict =
    swapped.length > 0 && hits.length < sides.length
      ? 'contradicted'
      : said && hits.length > 0
        ? 'hit'
        : near.length > 0
          ? 'partial'
          : 'missed';
  const evidence = near.filter((meeting) => meeting !== undefined);
  return { verdict, evidence, ...(best && { best }), ...(swapped[0] && { contrary: swapped[0] }) };
}
