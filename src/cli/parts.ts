/**
 * What subcommands are given by the composition root. Everything is a function, so that a command loads
 * only what it uses: `kaodian ask` never opens a database, `kaodian migrate` never loads the notes.
 */
import type { CurateRequest } from '../core/tutor/curate/request.js';
import type { Curated, Failure } from '../core/tutor/outcome.js';
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
  /** A PostgreSQL server is configured; otherwise the embedded database in `dataDir` is used. */
  readonly onServer: boolean;
  readonly jieba: 'auto' | 'native' | 'wasm';
  /** Evaluation data, when it is not where it is looked for. */
  readonly evalDir?: string;
}

/** Rows by table. */
export type RowCounts = Readonly<Record<string, number>>;

/** How daily pushes stand. */
export interface PushesFound {
  readonly subscriptions: number;
  /** Planned or being sent, and how many milliseconds late the oldest is. */
  readonly due: number;
  readonly lateBy: number;
  readonly states: Readonly<Record<string, number>>;
  readonly uncertain: readonly {
    readonly id: string;
    readonly platform: string;
    readonly room: string;
    readonly date: string;
    readonly reason: string;
  }[];
}

/** One thing `kaodian doctor` looked at; `warn` works but may surprise, `bad` does not work. */
export interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'bad';
  readonly says: string;
}

export interface Parts {
  readonly io: Io;
  /** Reads the environment. @throws an error naming every fault at once */
  settings(): Promise<Settings>;
  /** Applies pending migrations; their names in order. */
  migrate(): Promise<readonly string[]>;
  /** Writes everything to a file, through the running process when there is one. */
  backup(file: string | undefined): Promise<{ readonly file: string; readonly rows: RowCounts }>;
  /** Puts a backup in place of what is there; refuses to replace anything unless forced. */
  restore(file: string, force: boolean): Promise<RowCounts>;
  pushes(): Promise<PushesFound>;
  /** Says what became of uncertain pushes; returns how many of them were uncertain. */
  markPushes(ids: readonly string[], state: 'sent' | 'missed'): Promise<number>;
  /** Writes the commands of every configured platform where they differ. @throws what a platform refuses */
  register(): Promise<readonly Registered[]>;
  /** Looks at everything the program needs. */
  doctor(): Promise<readonly Check[]>;
  /** Curators' work, through the running process when it has the database. */
  curate(request: CurateRequest): Promise<Curated | Failure>;
  /** Starts what is configured and resolves when it has ended: the exit code. */
  start(mode: StartMode): Promise<number>;
  now(): Instant;
}

/** What became of a platform's commands. */
export interface Registered {
  readonly platform: string;
  readonly result: 'unchanged' | 'written';
}

/** `auto`: the configured platforms, else the terminal. */
export type StartMode = 'auto' | 'terminal';
