/** Answers presses: each once, whatever happens. */
import type { Api } from 'grammy';
import type { Log } from '../../core/ports.js';
import { faultOf } from './api.js';

export interface Answers {
  /** Shows a notice to who pressed; false when it was answered before or is too old to be. */
  tell(press: string, notice: string): Promise<boolean>;
  /** Lets the button rest, if nothing has yet. Never rejects. */
  settle(press: string): Promise<void>;
}

/** Shorter words pass by at the top of the screen; longer ones want to be read and closed. */
const TOAST_UNITS = 40;
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
    options: { text?: string; show_alert?: boolean },
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
    tell: (press, text) => answer(press, { text, ...(text.length > TOAST_UNITS && { show_alert: true }) }),
    settle: async (press) => {
      await answer(press, {});
    },
  };
}
