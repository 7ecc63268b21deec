/** Outcome → Reply: one case per outcome, checked to be complete by the compiler. */
import type { Outcome } from '../core/tutor/outcome.js';
import type { Locale } from '../core/language.js';
import { answered, notCovered, wholeNote } from './parts/asked.js';
import {
  appeal,
  appealAccepted,
  appealDeclined,
  appealList,
  appealObjected,
  noAppeals,
} from './parts/curated.js';
import { caseList, gapList, itemList } from './parts/lacking.js';
import { disputeChoice, disputed, disputedBefore, doubt, nothingToDispute, why } from './parts/explained.js';
import { failure } from './parts/failures.js';
import { push, pushDone, subscriptions } from './parts/daily.js';
import { graded } from './parts/graded.js';
import { leaderboard, noMistakes, progress, reviewDone, saved, savedList } from './parts/own.js';
import { linked, privacy } from './parts/linked.js';
import { hint, judged, noMoreHints, posed, statement } from './parts/posed.js';
import { gaveUp, revealed, ticked } from './parts/revealed.js';
import { help } from './parts/help.js';
import { managed } from './parts/rooms.js';
import { exported, forgetConfirm, forgotten, settings } from './parts/settings.js';
import { paragraph, text, type Content } from './parts/shared.js';
import { welcome, welcomeBack } from './parts/welcome.js';
import type { Reply } from './reply.js';
import { voiceOf, type Voice } from './voice.js';

/** @param visibility of the command that led here */
export function replyTo(outcome: Outcome, locale: Locale, visibility: Reply['visibility']): Reply {
  return { visibility, ...contentOf(voiceOf(locale), outcome) };
}

function contentOf(voice: Voice, outcome: Outcome): Content {
  switch (outcome.kind) {
    case 'welcome':
      return welcome(voice, outcome);
    case 'welcome_back':
      return welcomeBack(voice, outcome);
    case 'answered':
      return answered(voice, outcome);
    case 'note':
      return wholeNote(voice, outcome);
    case 'not_covered':
      return notCovered(voice, outcome);
    case 'posed':
      return posed(voice, outcome);
    case 'statement':
      return statement(voice, outcome);
    case 'judged':
      return judged(voice, outcome);
    case 'graded':
      return graded(voice, outcome);
    case 'hint':
      return hint(voice, outcome);
    case 'no_more_hints':
      return noMoreHints(voice, outcome);
    case 'revealed':
      return revealed(voice, outcome);
    case 'ticked':
      return ticked(voice, outcome);
    case 'gave_up':
      return gaveUp(voice, outcome);
    case 'why':
      return why(voice, outcome);
    case 'dispute_choice':
      return disputeChoice(voice, outcome);
    case 'disputed':
      return disputed(voice, outcome);
    case 'disputed_before':
      return disputedBefore(voice, outcome);
    case 'nothing_to_dispute':
      return nothingToDispute(voice, outcome);
    case 'doubt':
      return doubt(voice, outcome);
    case 'progress':
      return progress(voice, outcome);
    case 'leaderboard':
      return leaderboard(voice, outcome);
    case 'review_done':
      return reviewDone(voice, outcome);
    case 'no_mistakes':
      return noMistakes(voice);
    case 'saved':
      return saved(voice, outcome);
    case 'unsaved':
      return { blocks: [paragraph(text(voice.text('unsaved')))], buttons: [] };
    case 'saved_list':
      return savedList(voice, outcome);
    case 'settings':
      return settings(voice, outcome);
    case 'export':
      return exported(voice, outcome);
    case 'link_code':
    case 'linked':
    case 'unlinked':
      return linked(voice, outcome);
    case 'room_panel':
    case 'room_questions':
    case 'room_added':
    case 'room_removed':
      return managed(voice, outcome);
    case 'privacy':
      return privacy(voice);
    case 'forget_confirm':
      return forgetConfirm(voice);
    case 'forgotten':
      return forgotten(voice);
    case 'help':
      return help(voice, outcome);
    case 'push':
      return push(voice, outcome);
    case 'push_done':
      return pushDone(voice, outcome);
    case 'subscriptions':
      return subscriptions(voice, outcome);
    case 'gap_list':
      return gapList(voice, outcome);
    case 'item_list':
      return itemList(voice, outcome);
    case 'case_list':
      return caseList(voice, outcome);
    case 'appeal':
      return appeal(voice, outcome);
    case 'no_appeals':
      return noAppeals(voice);
    case 'appeal_list':
      return appealList(voice, outcome);
    case 'appeal_accepted':
      return appealAccepted(voice, outcome);
    case 'appeal_objected':
      return appealObjected(voice, outcome);
    case 'appeal_declined':
      return appealDeclined(voice, outcome);
    default:
      return failure(voice, outcome);
  }
}

/**
 * Said when the database cannot be reached.
 * @param kept the message is recorded and will be worked off once the database is back
 */
export const unavailableReply = (locale: Locale, kept: boolean): Reply =>
  notice(voiceOf(locale).text(kept ? 'unavailableKept' : 'unavailable'));

/** Said when something broke; the code leads to the log. */
export const apologyReply = (locale: Locale, code: string): Reply =>
  notice(voiceOf(locale).text('apology', { code }));

const notice = (words: string): Reply => ({
  visibility: 'private',
  blocks: [paragraph(text(words))],
  buttons: [],
});
