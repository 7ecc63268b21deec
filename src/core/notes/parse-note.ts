/** One note file -> a Note, or everything that is wrong with it. */
import { contrastKeyPoints } from './contrast.js';
import { codeOf, rubricHashOf } from './ids.js';
import type { Fault, Note, Question, Source } from './model.js';
import { frontMatterSchema, noteIdSchema, type FrontMatter } from './schema.js';
import { parseYaml, type Parsed } from './yaml.js';

export interface ParsedNote {
  readonly note?: Note;
  readonly draft: boolean;
  readonly faults: readonly Fault[];
  /** 1-based line in the file of a path in its front matter. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** @param file path relative to the knowledge folder, with forward slashes: `network/tcp-vs-udp.md` */
export function parseNote(file: string, text: string): ParsedNote {
  const failed = (message: string, line = 1): ParsedNote => ({
    draft: false,
    faults: [{ file, line, message }],
    lineOf: () => 1,
  });
  const id = file.replace(/\.md$/u, '');
  if (!noteIdSchema.safeParse(id).success)
    return failed('the path must be area/slug.md in lower-case letters, digits and hyphens');
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  if (!source.startsWith('---\n')) return failed('a note begins with a line --- and its front matter');
  const end = source.indexOf('\n---\n', 3);
  if (end < 0) return failed('the front matter is not closed: a line --- is missing');
  const parsed = parseYaml(file, source.slice(4, end + 1), frontMatterSchema, 2);
  if (!parsed.value) return { draft: false, faults: parsed.faults, lineOf: parsed.lineOf };
  const faults = [...parsed.faults, ...questionFaults(file, parsed.value, parsed)];
  const body = source.slice(end + 5).trim();
  const note = toNote(id, file, parsed.value, body);
  return { ...(faults.length === 0 && { note }), draft: parsed.value.draft, faults, lineOf: parsed.lineOf };
}

function toNote(id: string, file: string, front: FrontMatter, body: string): Note {
  return {
    id,
    code: codeOf(id),
    area: id.slice(0, id.indexOf('/')),
    title: front.title,
    difficulty: front.difficulty,
    frequency: front.frequency,
    tags: front.tags,
    aliases: front.aliases,
    asked: front.asked,
    related: front.related,
    sources: front.sources as readonly Source[],
    shortAnswer: front.short_answer,
    body,
    questions: front.questions.map((question) => toQuestion(id, front, question)),
    formerly: front.formerly,
    file,
  };
}

function toQuestion(noteId: string, front: FrontMatter, raw: FrontMatter['questions'][number]): Question {
  const id = raw.slug ? `${noteId}#${raw.slug}` : noteId;
  const keyPoints = [
    ...raw.key_points.map(({ follow_up, formulations, formerly: _, ...point }) => ({
      ...point,
      formulations: [point.statement.zh, point.statement.en, ...formulations],
      followUp: follow_up,
    })),
    ...(raw.contrast ? contrastKeyPoints(raw.contrast) : []),
  ];
  const misconceptions = raw.misconceptions.map((belief) => ({
    ...belief,
    formulations: [belief.statement.zh, belief.statement.en, ...belief.formulations],
  }));
  const subjects = raw.contrast?.subjects ?? {};
  return {
    id,
    code: codeOf(id),
    noteId,
    kind: raw.kind,
    difficulty: raw.difficulty ?? front.difficulty,
    text: raw.text,
    modelAnswer: raw.model_answer,
    keyPoints,
    subjects,
    misconceptions,
    trueFalse: raw.true_false.map(({ about, ...rest }) => ({
      ...rest,
      ...(about !== undefined && { about }),
    })),
    overlaps: raw.overlaps,
    formerly: raw.formerly,
    rubricHash: rubricHashOf({ text: raw.text, keyPoints, misconceptions, subjects }),
  };
}

/** What the schema cannot say: slugs are unique and every reference within a question leads somewhere. */
function questionFaults(file: string, front: FrontMatter, parsed: Parsed<FrontMatter>): Fault[] {
  const faults: Fault[] = [];
  const report = (path: PropertyKey[], message: string) =>
    faults.push({ file, line: parsed.lineOf(path), message });
  const questionSlugs = new Set<string>();
  front.questions.forEach((question, index) => {
    const at = (...rest: PropertyKey[]) => ['questions', index, ...rest];
    if (index === 0 && question.slug)
      report(at('slug'), 'the first question is the main one and has no slug');
    if (index > 0 && !question.slug) report(at(), 'every question after the first needs a slug');
    if (question.slug && questionSlugs.has(question.slug))
      report(at('slug'), `slug "${question.slug}" is used twice`);
    questionSlugs.add(question.slug ?? '');

    const points = new Set<string>();
    const addPoint = (slug: string, path: PropertyKey[]) => {
      if (points.has(slug)) report(path, `key point "${slug}" exists twice`);
      points.add(slug);
    };
    question.key_points.forEach((point, i) => addPoint(point.slug, at('key_points', i, 'slug')));
    question.contrast?.aspects.forEach((aspect, i) =>
      addPoint(aspect.slug, at('contrast', 'aspects', i, 'slug')),
    );
    const beliefs = new Set(question.misconceptions.map((belief) => belief.slug));

    const refers = (slug: string, known: ReadonlySet<string>, path: PropertyKey[]) => {
      if (!known.has(slug)) report(path, `"${slug}" is not a key point of this question`);
    };
    question.key_points.forEach((point, i) => {
      point.implies.forEach((slug) => refers(slug, points, at('key_points', i, 'implies')));
    });
    question.misconceptions.forEach((belief, i) => {
      belief.contradicts.forEach((slug) => refers(slug, points, at('misconceptions', i, 'contradicts')));
    });
    question.true_false.forEach((statement, i) => {
      if (statement.about)
        refers(statement.about, new Set([...points, ...beliefs]), at('true_false', i, 'about'));
    });
    const subjects = new Set(Object.keys(question.contrast?.subjects ?? {}));
    question.contrast?.aspects.forEach((aspect, i) => {
      for (const subject of Object.keys(aspect.values)) {
        if (!subjects.has(subject))
          report(
            at('contrast', 'aspects', i, 'values', subject),
            `"${subject}" is not a subject of this table`,
          );
      }
    });
  });
  return faults;
}
