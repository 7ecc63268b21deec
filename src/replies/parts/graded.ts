/**
 * The grade of an answer: band and score, every key point with the learner's words, misconceptions, the
 * follow-up question and when it comes back, within twelve lines of a phone. What has to give way is
 * counted, and stands behind a button.
 */
import type { PointGrade } from '../../core/grading/types.js';
import type { KeyPoint } from '../../core/notes/model.js';
import type { Graded } from '../../core/tutor/outcome.js';
import { bandOf, type Band } from '../../core/review/rating.js';
import { inertLine } from '../inert.js';
import { plainLine } from '../plain.js';
import type { Button, Line, Mark } from '../reply.js';
import type { Voice } from '../voice.js';
import { clip, linesOf, PHONE_WIDTH, widthOf } from '../width.js';
import { allot, type Item } from './budget.js';
import {
  button,
  effectLine,
  heading,
  nextButton,
  paragraph,
  said,
  shownScore,
  soft,
  strong,
  text,
  type Content,
} from './shared.js';

/** Lines of a phone the whole grade may take. */
export const GRADE_LINES = 12;
const FOLLOW_UP_LINES = 2;

const bands: Readonly<Record<Band, 'bandExcellent' | 'bandGood' | 'bandPass' | 'bandWeak' | 'bandFail'>> = {
  excellent: 'bandExcellent',
  good: 'bandGood',
  pass: 'bandPass',
  weak: 'bandWeak',
  fail: 'bandFail',
};

export function graded(voice: Voice, outcome: Graded): Content {
  const title = titleLine(voice, outcome);
  const follow = followUp(voice, outcome);
  const end = outcome.copied ? [soft(voice.text('copied'))] : effectLine(voice, outcome.effect);
  const taken = [title, follow, end].reduce((sum, line) => sum + linesOf(plainLine(line)), 0);
  const items = allot(itemsOf(voice, outcome), GRADE_LINES - taken, (kind, n) =>
    voice.text(kind === 'hit' ? 'moreHits' : kind === 'belief' ? 'moreMisconceptions' : 'moreMisses', { n }),
  );
  return {
    blocks: [
      heading(...title),
      { kind: 'points', items },
      ...(follow.length > 0 ? [paragraph(...follow)] : []),
      paragraph(...end),
    ],
    buttons: buttonsOf(voice, outcome),
    about: outcome.prompt.id,
  };
}

function titleLine(voice: Voice, outcome: Graded): Line {
  const { score } = outcome.effect.attempt;
  const verdict = voice.text('scoreTitle', {
    band: voice.text(bands[bandOf(score)]),
    score: shownScore(score),
  });
  const before = outcome.before
    ? voice.text('supplemented', { score: shownScore(outcome.before.score) })
    : '';
  const room = PHONE_WIDTH - widthOf(verdict) - widthOf(before) - 3;
  return [strong(verdict), soft(`${before} · ${clip(voice.say(outcome.note.title), room)}`)];
}

/** What to think about next: the interviewer's question after the heaviest miss. */
function followUp(voice: Voice, { question, heaviestMiss }: Graded): Line {
  const point = question.keyPoints.find(({ slug }) => slug === heaviestMiss);
  if (!point) return [];
  const lead = voice.text('followUp');
  let asked = voice.say(point.followUp);
  for (let width = widthOf(asked); linesOf(lead + asked) > FOLLOW_UP_LINES; width -= 2)
    asked = clip(asked, width);
  return [strong(lead), text(asked)];
}

function itemsOf(voice: Voice, { question, grade }: Graded): readonly Item[] {
  // A point that a misconception denies is shown as that misconception.
  const denied = new Set(
    question.misconceptions
      .filter(({ slug }) => grade.misconceptions.some((belief) => belief.slug === slug))
      .flatMap(({ contradicts }) => contradicts),
  );
  const own = grade.points.filter(({ slug, verdict }) => verdict !== 'contradicted' || !denied.has(slug));
  const points = own.flatMap((point): Item[] => {
    const known = question.keyPoints.find(({ slug }) => slug === point.slug);
    return known ? [pointItem(voice, known, point)] : [];
  });
  const beliefs = grade.misconceptions.flatMap((belief): Item[] => {
    const known = question.misconceptions.find(({ slug }) => slug === belief.slug);
    if (!known) return [];
    const correction = voice.text('shouldBe', { statement: voice.say(known.correction) });
    return [item('belief', 'contradicted', quoteOf(belief.evidence), correction)];
  });
  return [...points, ...beliefs];
}

function pointItem(voice: Voice, point: KeyPoint, { verdict, evidence }: PointGrade): Item {
  const statement = voice.say(point.statement);
  const quote = quoteOf(evidence);
  switch (verdict) {
    case 'hit':
      return item('hit', 'hit', quote, quote === '' ? statement : '');
    case 'partial':
      return item('open', 'partial', quote, voice.text('notQuite', { statement }));
    case 'contradicted':
      return item('open', 'contradicted', quote, voice.text('shouldBe', { statement }));
    case 'missed':
      return item('open', 'missed', '', statement);
  }
}

const quoteOf = (evidence: PointGrade['evidence']): string =>
  evidence.map((span) => inertLine(span.text)).join(' … ');

/** Columns the mark before an item takes. */
const MARK_WIDTH = 2;
/** Columns a quotation keeps at least, so that it can be recognised. */
const MIN_QUOTE = 12;

/** The learner's words and what there is to say about them, cut to as many lines as it is given. */
function item(kind: Item['kind'], mark: Mark, quote: string, note: string): Item {
  const gap = quote === '' || note === '' ? '' : ' ';
  const whole: Line = [...(quote === '' ? [] : [said(quote)]), text(gap + note)];
  const fit = (lines: number): Line => {
    // The learner knows their own words; what there is to say about them needs the room.
    for (let room = lines * (PHONE_WIDTH - MARK_WIDTH); room > 0; room -= 2) {
      const quoted = note === '' ? room - 2 : Math.max(MIN_QUOTE, Math.floor(room / 3));
      const own = quote === '' ? [] : [said(clip(quote, quoted))];
      const line = [...own, text(gap + clip(note, room - widthOf(plainLine(own)) - gap.length))];
      if (linesOf(plainLine(line), PHONE_WIDTH - MARK_WIDTH) <= lines) return line;
    }
    return whole;
  };
  return { kind, mark, want: linesOf(plainLine(whole), PHONE_WIDTH - MARK_WIDTH), fit };
}

function buttonsOf(voice: Voice, outcome: Graded): readonly (readonly Button[])[] {
  const prompt = outcome.prompt.id;
  const open = outcome.grade.points.some(({ verdict }) => verdict !== 'hit');
  const dispute = button(voice.text('buttonDispute'), { command: 'dispute', args: {}, prompt });
  const save = button(voice.text('buttonSave'), { command: 'save', args: {}, prompt });
  return [
    [
      nextButton(voice, outcome.series, prompt),
      button(voice.text('buttonWhy'), { command: 'why', args: {}, prompt }),
      ...(open ? [dispute] : []),
    ],
    [
      button(voice.text('buttonAnswer'), { command: 'reveal', args: {}, prompt }),
      button(voice.text('buttonRetry'), { command: 'retry', args: {}, prompt }),
      ...(outcome.saved ? [] : [save]),
    ],
  ];
}
