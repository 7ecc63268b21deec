/** Evaluation files: JSON lines that are read, measured with and never shipped. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.string(),
  question: z.string(),
  kind: z.string(),
  answer: z.string(),
  score: z.number(),
});

const referenceSchema = z.object({
  id: z.string(),
  question: z.string(),
  prompt: z.string(),
  references: z.array(z.string()),
  answer: z.string(),
  score: z.number(),
  label: z.string().optional(),
});

export type JudgedAnswer = z.infer<typeof answerSchema>;
export type ReferenceAnswer = z.infer<typeof referenceSchema>;

/** The file's lines; undefined when it is not there. @throws a ZodError naming what does not fit */
export function readLines<S extends z.ZodType>(file: string, schema: S): z.output<S>[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

export const readAnswers = (folder: string) => readLines(`${folder}/answers.jsonl`, answerSchema);
export const readReferences = (folder: string, name: string) =>
  readLines(`${folder}/external/${name}.jsonl`, referenceSchema);
