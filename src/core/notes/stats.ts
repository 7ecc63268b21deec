/** What the notes amount to, area by area. */
import type { Library } from './library.js';

export interface AreaStats {
  readonly area: string;
  readonly notes: number;
  readonly questions: number;
  readonly keyPoints: number;
  readonly misconceptions: number;
  /** Besides the statements themselves. */
  readonly formulations: number;
  readonly trueFalse: number;
}

/** One row an area, in alphabetical order, then the row `total`. */
export function statsOf(library: Library): AreaStats[] {
  const rows = library.areas.map((area): AreaStats => {
    const notes = library.notes.filter((note) => note.area === area);
    const questions = notes.flatMap((note) => note.questions);
    const sum = (count: (question: (typeof questions)[number]) => number) =>
      questions.reduce((total, question) => total + count(question), 0);
    return {
      area,
      notes: notes.length,
      questions: questions.length,
      keyPoints: sum((question) => question.keyPoints.length),
      misconceptions: sum((question) => question.misconceptions.length),
      formulations: sum((question) => question.keyPoints.reduce((total, point) => total + extra(point), 0)),
      trueFalse: sum((question) => question.trueFalse.length),
    };
  });
  const total = rows.reduce<AreaStats>(
    (all, row) => ({
      area: 'total',
      notes: all.notes + row.notes,
      questions: all.questions + row.questions,
      keyPoints: all.keyPoints + row.keyPoints,
      misconceptions: all.misconceptions + row.misconceptions,
      formulations: all.formulations + row.formulations,
      trueFalse: all.trueFalse + row.trueFalse,
    }),
    { area: 'total', notes: 0, questions: 0, keyPoints: 0, misconceptions: 0, formulations: 0, trueFalse: 0 },
  );
  return [...rows, total];
}

type Point = Library['notes'][number]['questions'][number]['keyPoints'][number];

/** The first two formulations are the statement itself. */
const extra = (point: Point): number =>
  point.contrast
    ? point.contrast.reduce((total, value) => total + value.formulations.length - 2, 0)
    : point.formulations.length - 2;

/** Where another pair of hands helps most: `<question id>: <what is thin>`. */
export function thinSpots(library: Library): string[] {
  return library.notes.flatMap((note) => [
    ...(note.asked.length < 8 ? [`${note.id}: only ${note.asked.length} ways of asking`] : []),
    ...note.questions.flatMap((question) => {
      const poor = question.keyPoints.filter((point) => extra(point) < 3).map((point) => point.slug);
      return [
        ...(question.misconceptions.length === 0 ? [`${question.id}: no misconceptions`] : []),
        ...(poor.length > 0 ? [`${question.id}: fewer than 3 formulations for ${poor.join(', ')}`] : []),
      ];
    }),
  ]);
}
