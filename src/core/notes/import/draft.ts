/** An entry -> the text of a draft note that passes the format check. */
import { stringify } from 'yaml';
import type { Both } from '../../language.js';
import type { Lexicon } from '../../text/lexicon.js';
import type { FrontMatter } from '../schema.js';
import type { Entry, EntryQuestion, Remark } from './entry.js';
import {
  maxAsked,
  maxKeyPoints,
  maxModelAnswer,
  maxQuestionText,
  maxShortAnswer,
  maxStatement,
  maxTag,
  maxTags,
  maxTitle,
} from './limits.js';
import { fit } from './sentences.js';
import { slugOf, take } from './slug.js';

export interface Draft {
  readonly text: string;
  readonly keyPoints: number;
  /** What the rubric could not hold; the body has all of it. */
  readonly remarks: readonly Remark[];
}

/** One text in both languages until somebody translates it. */
const both = (text: string): Both => ({ zh: text, en: text });
const missing = (zh: string, en: string): Both => ({ zh: `待补：${zh}`, en: `To be written: ${en}` });

const hint = missing('不泄露答案的提示', 'a hint that does not give it away');
const followUp = missing('没答到时的追问', 'what to ask whoever misses it');
const noAnswer = missing('回答', 'the answer');

/** @param source what the file's first lines name as the origin */
export function draftOf(entry: Entry, source: string, lexicon: Lexicon): Draft {
  const remarks: Remark[] = [];
  const shorten = (text: string, max: number, line: number, what: string): string => {
    const fitted = fit(text, max);
    if (fitted.cut)
      remarks.push({ line, message: `the ${what} was cut to ${max} characters; the body has all of it` });
    return fitted.text;
  };
  const slugs = new Set<string>();
  const questions = entry.questions.map((question, i) => {
    const made = questionOf(question, lexicon, shorten, remarks);
    if (i === 0) return made;
    return { slug: take(slugOf(question.name ?? question.text, lexicon) || 'question', slugs), ...made };
  });
  const [main] = entry.questions;
  const short = answerOf(main);
  const title = fit(entry.title, maxTitle);
  const all = [...new Set(entry.tags)];
  const tags = all.filter((tag) => tag.length <= maxTag).slice(0, maxTags);
  if (tags.length < all.length)
    remarks.push({
      line: entry.line,
      message: `${all.length - tags.length} tags were left out (at most ${maxTags}, of ${maxTag} characters)`,
    });
  const front = {
    draft: true,
    title: both(title.text),
    difficulty: 3,
    frequency: 2,
    tags,
    aliases: title.cut ? [] : [title.text],
    asked: [...new Set([entry.title, main?.text ?? ''])].filter(
      (text) => text !== '' && text.length <= maxAsked,
    ),
    sources: [],
    short_answer:
      short === undefined ? noAnswer : both(shorten(short, maxShortAnswer, entry.line, 'short answer')),
    questions,
  } satisfies Partial<Record<keyof FrontMatter, unknown>>;
  return {
    text: `---\n${comment(source)}${stringify(front, { lineWidth: 110, aliasDuplicateObjects: false })}---\n${entry.body === '' ? '' : `\n${entry.body}\n`}`,
    keyPoints: questions.reduce((sum, question) => sum + question.key_points.length, 0),
    remarks,
  };
}

/** Without blanks around it; undefined when nothing is left. */
const answerOf = (question: EntryQuestion | undefined): string | undefined =>
  question?.answer?.trim() || undefined;

type Shorten = (text: string, max: number, line: number, what: string) => string;

function questionOf(question: EntryQuestion, lexicon: Lexicon, shorten: Shorten, remarks: Remark[]) {
  const { line, text, points } = question;
  const answer = answerOf(question);
  const statements = [...new Set(points.map((point) => point.trim()))].filter((point) => point !== '');
  if (answer === undefined)
    remarks.push({ line, message: 'there is no answer to this; the draft has only the question' });
  else if (statements.length === 0)
    remarks.push({ line, message: 'nothing here reads as a key point; the draft has none' });
  if (statements.length > maxKeyPoints)
    remarks.push({
      line,
      message: `${statements.length} statements: the first ${maxKeyPoints} became key points, the body has all of them`,
    });
  const slugs = new Set<string>();
  return {
    kind: kindOf(text),
    text: both(shorten(text, maxQuestionText, line, 'question')),
    model_answer:
      answer === undefined ? noAnswer : both(shorten(answer, maxModelAnswer, line, 'model answer')),
    key_points: statements.slice(0, maxKeyPoints).map((statement) => ({
      slug: take(slugOf(statement, lexicon) || 'point', slugs),
      statement: both(shorten(statement, maxStatement, line, 'key point')),
      hint,
      follow_up: followUp,
    })),
  };
}

function kindOf(text: string): FrontMatter['questions'][number]['kind'] {
  if (/为什么|为何|\bwhy\b/iu.test(text)) return 'why';
  return /区别|不同|对比|比较|差异|\b(?:vs|versus|differences?|compare)\b/iu.test(text)
    ? 'compare'
    : 'explain';
}

const comment = (source: string): string =>
  [
    `Imported from ${source}. A draft is never shown to learners.`,
    'To finish it: check every fact and name its source, say it in your own words in both languages,',
    'write hints, follow-ups and misconceptions, run `kaodian notes check`, then remove "draft: true".',
  ]
    .map((line) => `# ${line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}\n`)
    .join('');
