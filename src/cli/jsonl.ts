/** One JSON value a line, in order, a bad line answered in its place. */
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Io } from './parts.js';
import { fail } from './subcommand.js';

/** Longest line read, in UTF-16 units; longer ones are answered with an error. */
const longestLine = 1_000_000;

/**
 * Answers every non-empty line of standard input with one line on standard output. A line that is no JSON, does not
 * fit the schema or makes `answer` throw a {@link LineError} yields `{"id","error"}`, and the run exits with 1.
 */
export async function answerLines<S extends z.ZodType>(
  io: Io,
  schema: S,
  answer: (line: z.output<S>) => object,
): Promise<void> {
  for await (const line of createInterface({ input: io.in, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const written = io.out.write(`${JSON.stringify(answerLine(line, schema, answer))}\n`);
    if (!written) await new Promise((resolve) => io.out.once('drain', resolve));
  }
}

/** Something expected is wrong with one line; its message is shown as is. */
export class LineError extends Error {}

function answerLine<S extends z.ZodType>(
  line: string,
  schema: S,
  answer: (line: z.output<S>) => object,
): object {
  let raw: unknown;
  try {
    if (line.length > longestLine)
      throw new LineError(`the line is too long (${line.length} characters, at most ${longestLine})`);
    raw = JSON.parse(line);
    const parsed = schema.safeParse(raw);
    if (!parsed.success) throw new LineError(z.prettifyError(parsed.error).replace(/\s*\n\s*/gu, ' '));
    return answer(parsed.data);
  } catch (error) {
    fail();
    const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
    const message =
      error instanceof SyntaxError
        ? `not JSON: ${error.message}`
        : error instanceof Error
          ? error.message
          : String(error);
    return { id, error: message };
  }
}
