/** What is measured and how. Nothing of this is ever asserted: machines differ, and are shared. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const megabyte = 2 ** 20;

/** Megabytes in use on the heap and in array buffers, after a collection. */
export function usedMb(): number {
  // What the first collection finalises only the second one frees.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
}

/** Megabytes of resident memory. */
export const residentMb = (): number => process.memoryUsage().rss / megabyte;

/** The value below which `share` (0–1) of the values lie; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export interface Rate {
  /** Things done. */
  readonly n: number;
  /** Per second by the clock. */
  readonly perSecond: number;
  /** Per second of processor time, all threads counted: what one core does when nobody disturbs it. */
  readonly perCpuSecond: number;
}

/**
 * How often something can be done: whole rounds over `things` until `seconds` have passed, after one round
 * that is not counted.
 * @param work returns how much it did
 */
export function rateOf<T>(things: readonly T[], seconds: number, work: (thing: T) => number): Rate {
  for (const thing of things) work(thing);
  let n = 0;
  const cpu = process.cpuUsage();
  const from = performance.now();
  let passed: number;
  do {
    for (const thing of things) n += work(thing);
    passed = (performance.now() - from) / 1000;
  } while (passed < seconds);
  const { user, system } = process.cpuUsage(cpu);
  return { n, perSecond: n / passed, perCpuSecond: n / ((user + system) / 1e6) };
}
