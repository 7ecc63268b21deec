import type { Scored } from './bm25.js';

/** The best few of many scored documents. Of equal scores the ones offered first stay. */
export class TopList {
  private readonly entries: Scored[] = [];
  /** Scores must exceed this to enter; 0 until the list is full. */
  least = 0;

  constructor(private readonly size: number) {}

  /** Documents must be offered in ascending order. O(size) per entry, which is rare once the list is full. */
  offer(document: number, score: number): void {
    let at = this.entries.length;
    while (at > 0 && (this.entries[at - 1]?.score ?? 0) < score) at--;
    if (at >= this.size) return;
    this.entries.splice(at, 0, { document, score });
    if (this.entries.length > this.size) this.entries.pop();
    if (this.entries.length === this.size) this.least = this.entries.at(-1)?.score ?? 0;
  }

  sorted(): Scored[] {
    return this.entries;
  }
}
