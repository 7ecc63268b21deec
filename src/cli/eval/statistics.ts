/** The few statistics the evaluation reports. */

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's r, −1 to 1; 0 when one side does not vary. */
export function pearson(xs: readonly number[], ys: readonly number[]): number {
  const mx = mean(xs);
  const my = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  xs.forEach((x, i) => {
    const dx = x - mx;
    const dy = (ys[i] ?? 0) - my;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Root of the mean squared difference. */
export const rmse = (xs: readonly number[], ys: readonly number[]): number =>
  Math.sqrt(mean(xs.map((x, i) => (x - (ys[i] ?? 0)) ** 2)));

/** F1 of both classes, averaged. */
export function macroF1(predicted: readonly boolean[], actual: readonly boolean[]): number {
  const f1 = (side: boolean): number => {
    let right = 0;
    let wrong = 0;
    predicted.forEach((guess, i) => {
      if (guess === side && actual[i] === side) right += 1;
      else if (guess === side || actual[i] === side) wrong += 1;
    });
    return right === 0 ? 0 : (2 * right) / (2 * right + wrong);
  };
  return (f1(true) + f1(false)) / 2;
}

/** Share of the cases for which something holds, 0–1. */
export const share = <T>(cases: readonly T[], holds: (one: T) => boolean): number =>
  mean(cases.map((one) => (holds(one) ? 1 : 0)));
