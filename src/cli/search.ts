/** `kaodian search`: any corpus of JSON lines, searched the way the notes are. Never opens the database. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { buildCorpus, type CorpusDocument } from '../core/search/corpus.js';
import { InvalidArgumentError } from 'commander';
import { loadSegmenter, type SegmenterChoice } from '../core/text/segmenter.js';
import { fail, type Subcommand } from './subcommand.js';

export interface SearchArguments {
  /** Files of `{"id","text"}` lines. */
  readonly docs: string;
  readonly queries: string;
  /** Hits per query, at least 1. */
  readonly top: number;
  readonly jieba?: SegmenterChoice;
}

export interface SearchIo {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

/** What is measured: milliseconds, queries per second, megabytes of resident memory. */
export interface SearchStats {
  readonly build_ms: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
  readonly qps: number;
  readonly rss_mb: number;
}

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

type Line = z.output<typeof lineSchema> | { readonly id: string | number | null; readonly error: string };

const idOf = (raw: unknown): string | number | null => {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
};

const parseLine = (line: string): Line => {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = lineSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  return { id: idOf(raw), error: z.prettifyError(parsed.error).replace(/\s*\n\s*/gu, ' ') };
};

/** Non-empty lines with their 1-based numbers. */
const lines = async function* (file: string): AsyncIterable<readonly [number: number, line: Line]> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    if (text.trim() !== '') yield [number, parseLine(text)];
  }
};

/** Reads the documents; faulty lines and repeated ids are told on stderr and left out. */
const readDocuments = async (
  file: string,
  complain: (message: string) => void,
): Promise<CorpusDocument[]> => {
  const documents = new Map<string, CorpusDocument>();
  for await (const [number, line] of lines(file)) {
    const id = String(line.id);
    if ('error' in line) complain(`${file}:${number}: ${line.error}`);
    else if (documents.has(id)) complain(`${file}:${number}: the id "${id}" is there already`);
    else documents.set(id, { id, text: line.text });
  }
  return [...documents.values()];
};

/** Value below which `share` of the sorted times lie. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const statsOf = (buildMs: number, times: readonly number[]): SearchStats => {
  const sorted = [...times].sort((one, other) => one - other);
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    build_ms: rounded(buildMs),
    p50_ms: rounded(percentile(sorted, 0.5)),
    p99_ms: rounded(percentile(sorted, 0.99)),
    qps: total > 0 ? rounded((times.length / total) * 1000) : 0,
    rss_mb: rounded(process.memoryUsage().rss / 2 ** 20),
  };
};

/**
 * Answers every query with one `{"id","hits":[{"id","score"}]}` line, in order; a bad line with
 * `{"id","error"}` in its place. stderr ends with the statistics. Times include tokenising the query.
 * @returns the exit code: 0, or 1 when a line of either file was bad
 */
export async function runSearch(args: SearchArguments, io: SearchIo): Promise<0 | 1> {
  let failed = false;
  const complain = (message: string): void => {
    failed = true;
    io.stderr.write(`${message}\n`);
  };
  const started = performance.now();
  const documents = await readDocuments(args.docs, complain);
  const corpus = buildCorpus(documents, await loadSegmenter(args.jieba ?? 'auto'));
  const buildMs = performance.now() - started;
  const times: number[] = [];
  for await (const [, line] of lines(args.queries)) {
    let answer: object = line;
    if ('error' in line) failed = true;
    else {
      const from = performance.now();
      const hits = corpus.search(line.text, args.top);
      times.push(performance.now() - from);
      answer = { id: line.id, hits };
    }
    if (!io.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((resolve) => io.stdout.once('drain', resolve));
  }
  io.stderr.write(`${JSON.stringify(statsOf(buildMs, times))}\n`);
  return failed ? 1 : 0;
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,5}$/u.test(text)) throw new InvalidArgumentError('a whole number from 1 on');
  return Number(text);
}

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('search any corpus of {"id","text"} lines the way the notes are searched')
    .requiredOption('--docs <file>', 'documents')
    .requiredOption('--queries <file>', 'queries')
    .option('--top <number>', 'hits per query', positive, 10)
    .option('--jsonl', 'write JSON lines (always so)')
    .action(async ({ docs, queries, top }: { docs: string; queries: string; top: number }) => {
      const { jieba } = await parts.settings();
      const io = { stdout: parts.io.out, stderr: parts.io.err };
      if ((await runSearch({ docs, queries, top, jieba }, io)) !== 0) fail();
    });
};
