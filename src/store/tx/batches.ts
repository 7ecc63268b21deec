/** Rows per INSERT: with ≤ 24 columns well below the protocol's 65,535 parameters. */
const batchSize = 500;

/** Calls `insert` with the rows in order, some hundreds at a time; never with none. */
export const inBatches = async <T>(
  rows: readonly T[],
  insert: (batch: T[]) => PromiseLike<unknown>,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += batchSize) {
    await insert(rows.slice(start, start + batchSize));
  }
};
