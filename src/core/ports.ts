/**
 * What the core needs from outside. The composition root (`main.ts`) injects the implementations.
 *
 * Words used here and everywhere: note, question, key point, misconception, lexicon, account, learner,
 * attempt, verdict, room, review, gap, appeal — see the glossary in README.
 */
export * from './store.js';

/** Randomness as an argument: seeded in tests. */
export interface Random {
  /** A fresh opaque id, 16 base62 characters, sortable by nothing. */
  id(): string;
  /** Uniform in [0, 1). */
  number(): number;
}

export interface Log {
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
