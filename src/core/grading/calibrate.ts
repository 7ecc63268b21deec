/**
 * The scale: what share of the weighted key points a strict interviewer calls what grade. The one place
 * where a 70 gets its meaning.
 */

/**
 * [weighted credit 0–1, score 0–100], ascending; between two points the scale is linear. Fitted to the mean rating of
 * people at each credit over half of the evaluation's questions; a tenth stays low, for an echo of the question earns it.
 */
const scale: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.1, 9],
  [0.2, 26],
  [0.4, 48],
  [0.55, 60],
  [0.65, 71],
  [0.8, 88],
  [0.95, 97],
  [1, 100],
];

/** The same for how near an answer comes to a reference answer. */
const referenceScale: readonly (readonly [number, number])[] = [
  [0, 0],
  [0.4, 35],
  [0.68, 60],
  [0.85, 85],
  [0.95, 97],
  [1, 100],
];

/** Maps weighted credit to a score; monotone, `calibrate(0) = 0`, `calibrate(1) = 100`. */
export const calibrate = (credit: number): number => along(scale, credit);

/** Maps the share of a reference's weighted words to a score; monotone, from 0 to 100. */
export const calibrateReferences = (share: number): number => along(referenceScale, share);

function along(scale: readonly (readonly [number, number])[], credit: number): number {
  const x = Math.min(1, Math.max(0, credit));
  for (let i = 1; i < scale.length; i += 1) {
    const [x0, y0] = scale[i - 1] ?? [0, 0];
    const [x1, y1] = scale[i] ?? [1, 100];
    if (x <= x1) return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  }
  return 100;
}

/** A missed required point holds the score below this. */
export const missedRequiredCap = 74;
/** A contradicted required point holds the score below this. */
export const contradictedRequiredCap = 55;
/** Points off for a contradicted key point that is not required. */
export const contradictionCost = 8;
/** The most the right words in no order can earn. */
export const saladCap = 30;
/** The most a heap of keywords can earn. */
export const heapCap = 18;
