/** Answers presses: each once, whatever happens. */
import type { Api } from 'grammy';
import type { Log } from '../../core/ports.js';
import { PHONE_WIDTH, widthOf } from '../../replies/width.js';
import { faultOf } from './api.js';

export interface Answers {
  /** Shows a notice to who pressed; false when it was answered before or is too old to be. */
  tell(press: string, notice: string): Promise<boolean>;
  /** Opens an address of ours for who pressed; false likewise. */
  lead(press: string, url: string): Promise<boolean>;
  /** Lets the button rest, if nothing has yet. Never rejects. */
  settle(press: string): Promise<void>;
}

/** Presses remembered as answered; Telegram forgets them sooner. */
const KEPT = 1000;

export function createAnswers(api: Api, log: Log): Answers {
  const answered = new Set<string>();
  const first = (press: string): boolean => {
    if (answered.has(press)) return false;
    answered.add(press);
    for (const old of answered) {
      if (answered.size <= KEPT) break;
      answered.delete(old);
    }
    return true;
  };
  const answer = async (
    press: string,
    options: { text?: string; show_alert?: boolean; url?: string },
  ): Promise<boolean> => {
    if (!first(press)) return false;
    try {
      return await api.answerCallbackQuery(press, options);
    } catch (error) {
      log.debug({ fault: faultOf(error) }, 'a press could not be answered');
      return false;
    }
  };
  return {
    // One line passes by at the top of the screen; more wants to be read and closed.
    tell: (press, text) => answer(press, { text, ...(widthOf(text) > PHONE_WIDTH && { show_alert: true }) }),
    lead: (press, url) => answer(press, { url }),
    settle: async (press) => {
      await answer(press, {});
    },
  };
}
