/** What curators' work comes to. Plain data throughout: the command line gets it from another process. */
import type { Both } from '../../language.js';
import type { Match } from '../../grading/types.js';
import type { Instant, Span, Verdict } from '../../records.js';

/** A disputed verdict with everything it takes to judge it. */
export interface AppealView {
  readonly id: string;
  readonly at: Instant;
  readonly question: { readonly id: string; readonly text: Both };
  readonly point: { readonly slug: string; readonly statement: Both };
  readonly answer: string;
  /** As it counts now, 0–100. */
  readonly score: number;
  /** By the notes as they are now. */
  readonly verdict: Verdict;
  readonly evidence: readonly Span[];
  /** The formulation that came nearest, and what was missing from it. */
  readonly nearest?: Match;
  /** The stretch of the answer that would become a formulation; absent: a curator has to find words. */
  readonly wording?: string;
}

/** Why a formulation cannot be accepted. */
export type Objection =
  | { readonly kind: 'unrecognised'; readonly verdict: Verdict }
  /** It also says another key point, or a misconception. */
  | { readonly kind: 'also'; readonly what: 'point' | 'misconception'; readonly statement: Both }
  | { readonly kind: 'no_wording' }
  | { readonly kind: 'too_long'; readonly max: number }
  | { readonly kind: 'full'; readonly max: number }
  /** With it the learner's answer still would not say the key point. */
  | { readonly kind: 'still_open'; readonly verdict: Verdict }
  /** It passes at another question, or lets that question's model answer pass here. */
  | { readonly kind: 'neighbour'; readonly question: string; readonly text: Both; readonly score: number }
  /** Something of the question that was in order no longer would be; what `notes check` would say. */
  | { readonly kind: 'breaks'; readonly message: string };

/** A question people asked and the notes do not answer. */
export interface GapView {
  /** As it was put last. */
  readonly query: string;
  readonly asked: number;
  readonly people: number;
  readonly last: Instant;
  /** Nearest notes first. */
  readonly nearest: readonly { readonly id: string; readonly title: Both }[];
}

/** How a question does with those who answered it in their own words. */
export interface ItemView {
  readonly question: { readonly id: string; readonly text: Both };
  readonly attempts: number;
  readonly people: number;
  /** 0–100 */
  readonly mean: number;
  /** −1 to 1, see discrimination.ts; absent while there is too little to tell. */
  readonly discrimination?: number;
  /** Key points no answer has hit, once there are a few answers. */
  readonly neverHit: readonly { readonly slug: string; readonly statement: Both }[];
  /** Misconceptions met, the most frequent first. */
  readonly beliefs: readonly { readonly slug: string; readonly statement: Both; readonly met: number }[];
}

/** An answer in the shape of `test/judged/cases.jsonl`. */
export interface CaseView {
  readonly question: string;
  readonly style: string;
  readonly answer: string;
  readonly low: number;
  readonly high: number;
}

export type Curated =
  | { readonly kind: 'gap_list'; readonly gaps: readonly GapView[]; readonly all: number }
  | { readonly kind: 'item_list'; readonly items: readonly ItemView[]; readonly all: number }
  | { readonly kind: 'case_list'; readonly cases: readonly CaseView[] }
  | { readonly kind: 'appeal'; readonly appeal: AppealView; readonly waiting: number }
  | { readonly kind: 'no_appeals' }
  | { readonly kind: 'appeal_list'; readonly appeals: readonly AppealView[]; readonly waiting: number }
  | {
      readonly kind: 'appeal_accepted';
      readonly point: Both;
      /** Absent: the notes had come to recognise the answer by themselves. */
      readonly wording?: string;
      readonly before: number;
      readonly after: number;
      readonly waiting: number;
    }
  | {
      readonly kind: 'appeal_objected';
      readonly appeal: AppealView;
      readonly wording?: string;
      readonly objections: readonly Objection[];
    }
  | { readonly kind: 'appeal_declined'; readonly point: Both; readonly waiting: number };

export type CurateFailure =
  | { readonly kind: 'not_curator' }
  | { readonly kind: 'no_such_appeal' }
  /** Somebody has judged it, or the learner has added to the answer since. */
  | { readonly kind: 'appeal_settled' }
  | { readonly kind: 'overlay_failed'; readonly reason: string };
