/** The protocol of the socket in DATA_DIR: one JSON line asks, one JSON line answers, then it is closed. */
import type { Socket } from 'node:net';
import { z } from 'zod';

export const question = z.object({ command: z.string(), args: z.unknown().optional() });
export type Question = z.infer<typeof question>;

export const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), error: z.string() }),
]);
export type Answer = z.infer<typeof answer>;

/** Longest line accepted, in characters; whatever is longer is not one of ours. */
const longest = 1_000_000;

export const writeLine = (socket: Socket, value: Question | Answer): void => {
  socket.write(`${JSON.stringify(value)}\n`);
};

/** The first line that arrives, parsed as JSON. @throws when the other side closes before, or sends no JSON */
export const readLine = (socket: Socket): Promise<unknown> =>
  new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => {
      reject(new Error('closed without a line'));
    });
    socket.on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end === -1 && text.length < longest) return;
      try {
        resolve(JSON.parse(text.slice(0, end)));
      } catch (error) {
        reject(error instanceof Error ? error : new Error('not a JSON line'));
      }
    });
  });
