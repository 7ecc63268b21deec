/**
 * `npm run bench`: search and grading measured on this machine, against other engines where there are any.
 *   --json         one JSON object instead of tables
 *   --queries N    queries of each collection, taken evenly (1000; 0 for all)
 *   --seconds N    time to spend on each rate (3)
 *   --only PART    search or grading
 * Ratios travel; milliseconds do not. Nothing here is a test.
 */
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.js';
import { loadEngine } from '../../src/core/load.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import { collectionNames, noteCollection, readCollection, sampled } from './data.js';
import { benchGrading, benchReading, type GradingRow, type ReadingRow } from './grading.js';
import { residentMb, usedMb } from './measure.js';
import { benchSearch, type SearchTable } from './searching.js';
import { figure, table } from './table.js';

const root = join(import.meta.dirname, '..', '..');

interface MemoryRow {
  readonly after: string;
  readonly resident: number;
  readonly used: number;
}

const memoryRow = (after: string): MemoryRow => ({ after, resident: residentMb(), used: usedMb() });

interface Report {
  readonly machine: { node: string; cpu: string; cores: number; load: number; jieba: string };
  readonly search: readonly SearchTable[];
  readonly grading: readonly GradingRow[];
  readonly reading: readonly ReadingRow[];
  /** Megabytes, step by step: resident, and what the heap and buffers hold once garbage is gone. */
  readonly memory: readonly MemoryRow[];
  readonly skipped: readonly string[];
}

async function bench(options: {
  queries: number;
  seconds: number;
  only: string | undefined;
}): Promise<Report> {
  const read = readConfig();
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const { knowledgeDir, jieba } = read.config;
  const evalDir = read.config.evalDir ?? join(root, '..', 'shared', 'eval');
  const memory = [memoryRow('start')];
  const remember = (after: string) => memory.push(memoryRow(after));
  const segmenter = await loadSegmenter(jieba);
  segmenter.cut('预热');
  remember(`loading jieba (${segmenter.name})`);
  const { engine, knowledge } = await loadEngine(knowledgeDir, jieba);
  remember(`loading ${knowledge.library.notes.length} notes with search and grading`);

  const wantsGrading = options.only !== 'search';
  if (wantsGrading) say('grading and reading');
  const grading = wantsGrading ? benchGrading(engine, evalDir, options.seconds) : [];
  const reading = wantsGrading ? benchReading(engine, options.seconds) : [];
  if (wantsGrading) remember('grading every question');

  const skipped: string[] = [];
  const search: SearchTable[] = [];
  if (options.only !== 'grading') {
    const open = collectionNames.flatMap((name) => {
      const collection = readCollection(evalDir, name);
      if (!collection) skipped.push(`${name}: not in ${evalDir}`);
      return collection ? [collection] : [];
    });
    for (const collection of open.length > 0 ? open : [noteCollection(knowledge.library)])
      search.push(await benchSearch(sampled(collection, options.queries), segmenter, say));
    remember('all of it');
  }
  const [cpu] = cpus();
  return {
    machine: {
      node: process.version,
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      load: loadavg()[0] ?? 0,
      jieba: segmenter.name,
    },
    search,
    grading,
    reading,
    memory,
    skipped,
  };
}

function say(what: string): void {
  process.stderr.write(`… ${what}\n`);
}

function show({ machine, search, grading, reading, memory, skipped }: Report): string {
  const parts = [
    `Node ${machine.node}, ${machine.cpu} × ${machine.cores}, load ${figure(machine.load)}, jieba ${machine.jieba}`,
    ...skipped.map((what) => `skipped ${what}`),
    ...search.map(showSearch),
  ];
  if (grading.length > 0)
    parts.push(
      `Answers graded a second (target ≥ 2,000 in-domain, one core)\n${table(
        ['', 'answers', 'length', 'by the clock', 'by processor time'],
        grading.map((row) => [
          row.what,
          figure(row.answers),
          figure(row.length),
          figure(row.perSecond),
          figure(row.perCpuSecond),
        ]),
      )}`,
      `Texts read, a second of processor time\n${table(
        ['', 'tokens', 'characters'],
        reading.map((row) => [
          row.what,
          figure(row.tokens.perCpuSecond),
          figure(row.characters.perCpuSecond),
        ]),
      )}`,
    );
  parts.push(
    `Memory, MB\n${table(
      ['after', 'resident', 'in use'],
      memory.map(({ after, resident, used }) => [after, figure(resident), figure(used)]),
    )}`,
  );
  return `${parts.join('\n\n')}\n`;
}

const showSearch = ({ collection, documents, queries, reading, rows }: SearchTable): string =>
  `${collection}: ${documents} documents, ${queries} queries, reading the median query ${figure(reading)} ms\n${table(
    ['', 'Hit@1 %', 'MRR@10 %', 'p50 ms', '× ours', 'p99 ms', 'p50 terms → hits', 'build ms', 'index MB'],
    rows.map((row) => [
      row.engine,
      figure(row.hit1),
      figure(row.mrr10),
      figure(row.p50),
      figure(row.timesOurs),
      figure(row.p99),
      figure(row.p50Alone),
      figure(row.build),
      figure(row.memory),
    ]),
  )}`;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    queries: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});
const count = (name: 'queries' | 'seconds'): number => {
  const value = Number(values[name]);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name} must be a number, 0 or more`);
};
const report = await bench({ queries: count('queries'), seconds: count('seconds'), only: values.only });
process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : show(report));
