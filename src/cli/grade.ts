/** `kaodian grade`: one answer for people, or many as JSON lines for scripts. Never opens the database. */
import { z } from 'zod';
import type { Engine } from '../core/engine.js';
import type { Grade } from '../core/grading/types.js';
import { loadEngine } from '../core/load.js';
import { explain } from './explain.js';
import { answerLines, LineError } from './jsonl.js';
import { fail, type Subcommand } from './subcommand.js';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  answer: z.string(),
  question: z.string().optional(),
  prompt: z.string().default(''),
  references: z.array(z.string()).optional(),
});

type Line = z.output<typeof lineSchema>;

export const subcommand: Subcommand = (command, parts) => {
  command
    .description('grade an answer against a question of the notes, or JSON lines on standard input')
    .argument('[question]', 'id of the question, for example network/tcp-vs-udp')
    .argument('[answer...]', 'the answer')
    .option('--jsonl', 'read {"id","question","answer"} or {"id","prompt","references","answer"} lines')
    .option('--json', 'print the grade as JSON')
    .option('--explain', 'show which formulation matched which words and how the score adds up')
    .option('--lang <zh|en>', 'language of the explanation', 'zh')
    .action(
      async (
        id: string | undefined,
        words: string[],
        options: { jsonl?: true; json?: true; explain?: true; lang: string },
      ) => {
        const settings = await parts.settings();
        const { engine } = await loadEngine(settings.knowledgeDir, settings.jieba);
        if (options.jsonl)
          return answerLines(parts.io, lineSchema, (line) => ({ id: line.id, ...gradeLine(engine, line) }));
        const question = id === undefined ? undefined : engine.library.question(id);
        if (!question || words.length === 0) {
          parts.io.err.write(
            question
              ? 'Give the answer after the question.\n'
              : `There is no question "${id ?? ''}". \`kaodian search\` and \`kaodian ask\` find some.\n`,
          );
          fail();
          return;
        }
        const answer = words.join(' ');
        const grade = engine.grader.grade(question, answer);
        const text = options.json
          ? JSON.stringify(toJson(grade))
          : explain(question, grade, options.lang === 'en' ? 'en' : 'zh', options.explain === true);
        parts.io.out.write(`${text}\n`);
      },
    );
};

function gradeLine({ library, grader }: Engine, line: Line): object {
  if (line.references) return toJson(grader.gradeReferences(line.prompt, line.references, line.answer));
  if (line.question === undefined) throw new LineError('a line needs "question" or "references"');
  const question = library.question(line.question);
  if (!question) throw new LineError(`there is no question "${line.question}"`);
  return toJson(grader.grade(question, line.answer));
}

/** The promised shape; offsets are UTF-16 units of the answer as given. */
function toJson(grade: Grade): object {
  return {
    score: grade.score,
    points: grade.points.map(({ slug, verdict, weight, evidence }) => ({
      id: slug,
      verdict,
      weight,
      evidence,
    })),
    misconceptions: grade.misconceptions.map(({ slug, evidence }) => ({ id: slug, evidence })),
  };
}
