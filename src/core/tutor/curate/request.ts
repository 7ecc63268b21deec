/** Curators' work asked for from outside a chat: by the command line, maybe from another process. */
import { z } from 'zod';
import type { Curated, CaseView } from './outcome.js';
import type { Failure } from '../outcome.js';
import { acceptAppeal } from './accept.js';
import { declineAppeal, listAppeals, showAppeal } from './appeals.js';
import type { Desk } from './cases.js';
import { listGaps } from './gaps.js';
import { listItems } from './items.js';

const id = z.string().min(1);

export const curateRequest = z.discriminatedUnion('task', [
  z.object({ task: z.literal('list') }),
  z.object({ task: z.literal('show'), id }),
  z.object({ task: z.literal('accept'), id, wording: z.string().optional() }),
  z.object({ task: z.literal('decline'), id, word: z.string().optional() }),
  z.object({ task: z.literal('cases') }),
  z.object({ task: z.literal('gaps') }),
  z.object({ task: z.literal('items'), topic: z.string().optional() }),
]);

export type CurateRequest = z.infer<typeof curateRequest>;

/** Long answers included, a list stays well below what passes between two processes at once. */
const LISTED = 20;
const ALL = 1000;
/** Points a case may lose before it counts as broken, and gain before its band is looked at again. */
const [BELOW, ABOVE] = [5, 15];

export function curate(desk: Desk, request: CurateRequest): Promise<Curated | Failure> {
  switch (request.task) {
    case 'list':
      return listAppeals(desk, LISTED);
    case 'show':
      return showAppeal(desk, request.id);
    case 'accept':
      return acceptAppeal(desk, request.id, request.wording);
    case 'decline':
      return declineAppeal(desk, request.id, request.word);
    case 'cases':
      return listCases(desk);
    case 'gaps':
      return listGaps(desk, ALL);
    case 'items':
      return listItems(desk, ALL, request.topic);
  }
}

/** Accepted answers as cases for the project's own regression tests. */
async function listCases({ tx }: Desk): Promise<Curated | Failure> {
  const cases = await tx.cases.list(ALL);
  return {
    kind: 'case_list',
    cases: cases.map(({ questionId, answer, score }): CaseView => ({
      question: questionId,
      style: 'own words',
      answer,
      low: Math.max(0, Math.floor(score) - BELOW),
      high: Math.min(100, Math.ceil(score) + ABOVE),
    })),
  };
}
