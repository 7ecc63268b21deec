/** One measured figure. */
export interface Row {
  readonly figure: string;
  /** Cases it was measured over. */
  readonly n: number;
  /** As text: `≥ 0.94`. */
  readonly target: string;
  readonly value: number;
  readonly met: boolean;
}

export const atLeast = (figure: string, n: number, least: number, value: number): Row => ({
  figure,
  n,
  target: `≥ ${least}`,
  value: round(value),
  met: value >= least,
});

export const atMost = (figure: string, n: number, most: number, value: number): Row => ({
  figure,
  n,
  target: `≤ ${most}`,
  value: round(value),
  met: value <= most,
});

/** Worth knowing, with nothing to meet. */
export const info = (figure: string, n: number, value: number): Row => ({
  figure,
  n,
  target: '–',
  value: round(value),
  met: true,
});

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
