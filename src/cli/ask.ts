/** `kaodian ask`: looks something up in the notes. Never opens the database. */
import { z } from 'zod';
import type { Engine } from '../core/engine.js';
import { loadEngine } from '../core/load.js';
import { answerLines } from './jsonl.js';
import { fail, type Subcommand } from './subcommand.js';

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), query: z.string() });
const listed = 10;

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('answer a question from the notes, or JSON lines on standard input')
    .argument('[text...]', 'the question')
    .option('--jsonl', 'read {"id","query"} lines')
    .option('--json', 'print the result as JSON')
    .option('--lang <zh|en>', 'language of the answer', 'zh')
    .action(async (words: string[], options: { jsonl?: true; json?: true; lang: string }) => {
      const settings = await parts.settings();
      const { engine } = await loadEngine(settings.knowledgeDir, settings.jieba);
      if (options.jsonl)
        return answerLines(parts.io, lineSchema, ({ id, query }) => ({ id, ...look(engine, query) }));
      if (words.length === 0) {
        parts.io.err.write('Give the question, for example: kaodian ask TCP 为什么三次握手\n');
        fail();
        return;
      }
      const query = words.join(' ');
      const text = options.json
        ? JSON.stringify(look(engine, query))
        : tell(engine, query, options.lang === 'en' ? 'en' : 'zh');
      parts.io.out.write(`${text}\n`);
    });
};

/** The promised shape: hits are always listed, `answered` tells whether the first one is trusted. */
function look({ search }: Engine, query: string): object {
  const { answered, confidence, hits } = search.search(query, listed);
  return {
    answered,
    confidence: round(confidence),
    hits: hits.map(({ note, score }) => ({ note: note.id, score: round(score) })),
  };
}

function tell({ search }: Engine, query: string, language: 'zh' | 'en'): string {
  const { answered, hits } = search.search(query, 4);
  const first = hits[0]?.note;
  const names = (from: number) =>
    hits.slice(from).map(({ note }) => `  ${note.title[language]} (${note.id})`);
  if (answered && first) {
    const more = language === 'zh' ? '相关：' : 'Related:';
    return [
      `${first.title[language]} (${first.id})`,
      '',
      first.shortAnswer[language],
      '',
      more,
      ...names(1),
    ].join('\n');
  }
  const sorry =
    language === 'zh' ? '笔记里没有这个问题的答案。最接近的：' : 'The notes do not answer this. Nearest:';
  return [sorry, ...names(0)].join('\n');
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
