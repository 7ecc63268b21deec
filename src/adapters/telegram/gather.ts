/**
 * Long messages put together again: apps cut what is longer than a message into several, and an answer
 * is graded as a whole. Nothing is committed, and so nothing acknowledged, before the last piece is there.
 */
import { isCommandLine } from '../../commands/line.js';
import { roomKeyOf, textContent, type Incoming } from '../../dispatch/incoming.js';

/** UTF-16 units from which a message may be the first of several; apps cut at 4096 or a blank before. */
const LONG = 4000;
const FULL = 4096;

interface Held {
  readonly first: Incoming;
  text: string;
  timer: NodeJS.Timeout;
  readonly committed: ((done: Promise<void>) => void)[];
}

export interface Gather {
  /** Settles once the update, or the whole it is a piece of, is committed. */
  take(incoming: Incoming): Promise<void>;
  /** Lets go of everything that still waits. */
  flush(): void;
}

/** @param wait milliseconds for the next piece */
export function createGather(commit: (incoming: Incoming) => Promise<void>, wait: number): Gather {
  const held = new Map<string, Held>();

  const release = (key: string): void => {
    const piece = held.get(key);
    if (!piece) return;
    held.delete(key);
    clearTimeout(piece.timer);
    const done = commit(wholeOf(piece));
    for (const tell of piece.committed) tell(done);
  };
  const hold = (key: string, piece: Held): Promise<void> =>
    new Promise((resolve) => {
      piece.committed.push(resolve);
      clearTimeout(piece.timer);
      piece.timer = setTimeout(() => {
        release(key);
      }, wait);
      held.set(key, piece);
    });
  return {
    take(incoming) {
      const key = `${roomKeyOf(incoming)} ${incoming.account.externalId}`;
      const before = held.get(key);
      const piece = pieceOf(incoming, before === undefined);
      if (before && piece !== undefined) {
        before.text = join(before.text, piece);
        const waiting = hold(key, before);
        if (!isLong(piece)) release(key);
        return waiting;
      }
      release(key);
      if (piece === undefined || !isLong(piece)) return commit(incoming);
      return hold(key, {
        first: incoming,
        text: piece,
        timer: setTimeout(() => undefined, 0),
        committed: [],
      });
    },
    flush() {
      for (const key of [...held.keys()]) release(key);
    },
  };
}

const isLong = (piece: string): boolean => piece.length >= LONG;

/** Text that may go with other text; commands may only begin it. */
const pieceOf = ({ content }: Incoming, begins: boolean): string | undefined =>
  content.kind === 'text' && content.text !== '' && (begins || !isCommandLine(content.text))
    ? content.text
    : undefined;

/** A text that is not full was cut at a blank, which the app has dropped. */
const join = (text: string, piece: string): string => text + (text.length % FULL === 0 ? '' : '\n') + piece;

const wholeOf = ({ first, text }: Held): Incoming =>
  first.content.kind === 'text' ? { ...first, content: textContent(text, first.content) } : first;
