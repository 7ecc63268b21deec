/** From a knowledge folder to everything that reads text. */
import { createEngine, type Engine } from './engine.js';
import type { Knowledge } from './notes/knowledge.js';
import { loadKnowledge } from './notes/read.js';
import { loadSegmenter } from './text/segmenter.js';

export interface Loaded {
  readonly knowledge: Knowledge;
  readonly engine: Engine;
}

/**
 * Reads the notes and prepares search and grading, about 1.5 s for 200 notes.
 * @throws the file system's error when the folder cannot be read
 */
export async function loadEngine(folder: string, jieba: 'auto' | 'native' | 'wasm'): Promise<Loaded> {
  const [knowledge, segmenter] = await Promise.all([loadKnowledge(folder), loadSegmenter(jieba)]);
  return { knowledge, engine: await createEngine(knowledge.library, segmenter) };
}
