/**
 * Board points. They reward working on what is due or new, honestly: repeating what one has just read
 * earns nothing.
 */
import type { AnswerMode } from '../records.js';
import { HONEST } from './days.js';

/** Points of a perfect answer to a question of difficulty 1. */
const BASE = 10;
/** Share of the points each hint costs. */
const HINT_COST = 0.25;
/** Share of the points a question is worth that is neither due nor new. */
const REPEAT_SHARE = 0.1;
/** Share of the points judging statements earns: guessing is easy there. */
const TAP_SHARE = 0.5;

/** Share of its points a question is worth to this learner now: 0, 0.1 or 1. */
export function worthOf(state: { isNew: boolean; due: boolean; exposed: boolean }): number {
  if (state.exposed) return 0;
  return state.isNew || state.due ? 1 : REPEAT_SHARE;
}

/** Whole points, ≥ 0. Ticks and admitted gaps earn none; scores below an honest attempt neither. */
export function pointsFor(answer: {
  readonly score: number;
  /** 1–5 */
  readonly difficulty: number;
  readonly hints: number;
  readonly mode: AnswerMode;
  readonly worth: number;
  /** The answer repeats a text of the note nearly word for word. */
  readonly copied: boolean;
}): number {
  if (answer.copied || answer.score < HONEST) return 0;
  const share = shareOf(answer.mode);
  const hints = Math.max(0, 1 - HINT_COST * answer.hints);
  return Math.round(BASE * answer.difficulty * (answer.score / 100) * share * answer.worth * hints);
}

function shareOf(mode: AnswerMode): number {
  switch (mode) {
    case 'text':
      return 1;
    case 'true_false':
      return TAP_SHARE;
    case 'ticks':
    case 'dont_know':
      return 0;
  }
}
