/**
 * What subcommands are given by the composition root. Everything is a function, so that a command loads
 * only what it uses: `kaodian ask` never opens a database, `kaodian migrate` never loads the notes.
 */
import type { Store } from '../core/store.js';
import type { Instant } from '../core/records.js';

/** Where a command reads and writes. Data goes to `out` and nothing else; everything else to `err`. */
export interface Io {
  readonly in: NodeJS.ReadableStream;
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** The settings subcommands need, already validated. */
export interface Settings {
  readonly knowledgeDir: string;
  readonly dataDir: string;
  /** Absent: the embedded database under `dataDir`. */
  readonly databaseUrl?: string;
  readonly jieba: 'auto' | 'native' | 'wasm';
}

export interface Parts {
  readonly io: Io;
  /** Reads the environment. @throws an error naming every fault at once */
  settings(): Promise<Settings>;
  /** Opens, migrates and guards the database. */
  openStore(): Promise<Store>;
  /** Applies pending migrations; returns how many there were. */
  migrate(): Promise<number>;
  /** Writes everything to a file; returns its path. */
  backup(file: string | undefined): Promise<string>;
  /** Replaces everything by a backup. */
  restore(file: string): Promise<void>;
  /** Starts what is configured and resolves when it has ended: the exit code. */
  start(mode: StartMode): Promise<number>;
  now(): Instant;
}

/** `auto`: the configured platforms, else the terminal. */
export type StartMode = 'auto' | 'terminal';
