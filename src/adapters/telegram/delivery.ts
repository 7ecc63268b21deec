/** What became of a call, by Telegram's answer. */
import { GrammyError, HttpError } from 'grammy';
import type { Delivery } from '../../core/ports.js';
import { faultOf, networkCode } from './api.js';

export type Failed = Exclude<Delivery, { kind: 'sent' }>;

/** Failures that happen before anything was sent. */
const before = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** 400s that say that a chat is gone or closed to us. */
const gone =
  /chat not found|user not found|chat_write_forbidden|not enough rights|have no rights|topic_closed|topic_deleted|message thread not found|group chat was deactivated|need administrator rights/iu;

const SECOND = 1000;

/** @throws what is no failure of a call */
export function failureOf(error: unknown): Failed {
  const reason = faultOf(error).description;
  if (error instanceof HttpError) {
    const unsent = before.has(networkCode(error.error) ?? '');
    return { kind: unsent ? 'unsent' : 'uncertain', reason };
  }
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: code, parameters } = error;
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'moved', externalId: String(parameters.migrate_to_chat_id) };
  if (code === 429) {
    const retryAfter = (parameters.retry_after ?? 1) * SECOND;
    return { kind: 'unsent', reason, retryAfter };
  }
  if (code >= 500) return { kind: 'uncertain', reason };
  if (code === 403 || (code === 400 && gone.test(reason))) return { kind: 'closed', reason };
  return { kind: 'unsent', reason };
}

/** Telegram did not understand the markup; the text itself may be fine. */
export const isParseError = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 400 && /can't parse|entit/iu.test(error.description);

/** The message shows just this already. */
export const isUnchanged = (error: unknown): boolean =>
  error instanceof GrammyError && /message is not modified/iu.test(error.description);
