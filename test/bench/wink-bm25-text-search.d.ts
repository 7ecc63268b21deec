/** The part of wink-bm25-text-search (which has no types) that is measured. */
declare module 'wink-bm25-text-search' {
  interface WinkEngine {
    defineConfig(config: { fldWeights: Record<string, number> }): void;
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
    addDoc(document: Record<string, string>, id: number): void;
    consolidate(): void;
    search(query: string, limit: number): [id: number, score: number][];
  }
  export default function bm25(): WinkEngine;
}
