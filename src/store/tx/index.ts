import type { Instant } from '../../core/records.js';
import type { Tx } from '../../core/store.js';
import type { Db } from '../db.js';
import { appealsIn } from './appeals.js';
import { attemptsIn } from './attempts.js';
import { boardsIn } from './boards.js';
import { budgetsIn } from './budgets.js';
import { casesIn, tellingsIn } from './curating.js';
import { daysIn } from './days.js';
import { gapsIn } from './gaps.js';
import { inboxIn } from './inbox.js';
import { learnersIn } from './learners.js';
import { linksIn } from './links.js';
import { occurrencesIn } from './occurrences.js';
import { promptsIn } from './prompts.js';
import { reviewsIn } from './reviews.js';
import { roomQuestionsIn } from './room-questions.js';
import { roomsIn } from './rooms.js';
import { savedIn } from './saved.js';
import { subscriptionsIn } from './subscriptions.js';

/** The parts of the port over one open transaction. Only `db` may be used inside: the pool would deadlock. */
export const transactionParts = (db: Db, now: Instant): Tx => ({
  now,
  learners: learnersIn(db, now),
  rooms: roomsIn(db),
  prompts: promptsIn(db, now),
  attempts: attemptsIn(db),
  reviews: reviewsIn(db),
  days: daysIn(db),
  boards: boardsIn(db),
  saved: savedIn(db),
  gaps: gapsIn(db, now),
  appeals: appealsIn(db, now),
  inbox: inboxIn(db, now),
  links: linksIn(db),
  subscriptions: subscriptionsIn(db),
  occurrences: occurrencesIn(db),
  budgets: budgetsIn(db, now),
  roomQuestions: roomQuestionsIn(db),
  cases: casesIn(db),
  tellings: tellingsIn(db),
});
