/** What an import file amounts to before it becomes note files. */

/** Something about one line of the import file. */
export interface Remark {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface EntryQuestion {
  readonly line: number;
  readonly text: string;
  /** What its slug is made of; the text when absent. */
  readonly name?: string;
  /** Absent when the file has no answer to it. */
  readonly answer?: string;
  /** Statements, in order; may be too many or too long for a rubric. */
  readonly points: readonly string[];
}

/** One note to be. */
export interface Entry {
  readonly line: number;
  readonly title: string;
  readonly tags: readonly string[];
  /** The main one first; never empty. */
  readonly questions: readonly EntryQuestion[];
  /** All there is, as Markdown; the rubric may hold less. */
  readonly body: string;
}

/** What reading a file of either kind gives. Faults spoil the whole file, remarks do not. */
export interface Reading {
  readonly entries: readonly Entry[];
  readonly faults: readonly Remark[];
  readonly remarks: readonly Remark[];
}
