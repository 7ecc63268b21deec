/**
 * What a database error means: try again, not available, or a fault. Drizzle puts every parameter (people's
 * words) into its messages; nothing of that leaves this module.
 */
import { StoreUnavailable } from '../core/store.js';

/** A statement the database refused: a bug. The message carries no parameters. */
class StoreFault extends Error {
  override readonly name = 'StoreFault';
  constructor(
    message: string,
    /** SQLSTATE, or the driver's code. */
    readonly code: string | undefined,
  ) {
    super(message);
  }
}

/** Somebody else was quicker: serialisation failure, deadlock, or a row that has appeared meanwhile. */
const retryable = new Set(['40001', '40P01', '23505']);

/** Time-outs and refusals that pass: a network fault, a restart, too many connections, too slow. */
const unavailable = [
  /^08/, // connection exceptions
  /^53/, // insufficient resources
  /^57P0/, // shutting down, starting up
  /^(57014|55P03|25P03|25P04)$/, // statement, lock and transaction time-outs
  /^(28|3D)/, // password or database unknown: the operator's to mend, the learner sees the same
  /^CONNECT(ION)?_/, // postgres.js: CONNECT_TIMEOUT, CONNECTION_CLOSED, …
  /^(ECONN|EHOST|ENET|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|ENOENT$)/,
];

/** Drizzle's own error wraps the driver's. */
const rootOf = (error: unknown): unknown =>
  error instanceof Error && 'query' in error && error.cause !== undefined ? error.cause : error;

/** The SQLSTATE or system code of an error, if it has one. */
export const codeOf = (error: unknown): string | undefined => {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
};

export type Trouble =
  | { readonly kind: 'retry'; readonly error: Error }
  | { readonly kind: 'unavailable'; readonly error: StoreUnavailable }
  | { readonly kind: 'other'; readonly error: unknown };

/** Sorts what a transaction threw. Errors that are not the database's come back as they are. */
export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof StoreUnavailable) return { kind: 'unavailable', error };
  const cause = rootOf(error);
  const code = codeOf(cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  if (code !== undefined && unavailable.some((pattern) => pattern.test(code))) {
    return { kind: 'unavailable', error: new StoreUnavailable(`${code}: ${message}`) };
  }
  const fromDatabase = cause !== error || (code !== undefined && /^[0-9A-Z]{5}$/.test(code));
  if (!fromDatabase) return { kind: 'other', error };
  const fault = new StoreFault(code === undefined ? message : `${code}: ${message}`, code);
  return code !== undefined && retryable.has(code)
    ? { kind: 'retry', error: fault }
    : { kind: 'other', error: fault };
};
