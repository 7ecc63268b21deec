/** What grading must do with a question's own words. */
import type { Grader } from '../../grading/types.js';
import type { KeyPoint, Question } from '../model.js';
import { misfitsOf, type Misfit } from './misfits.js';
import type { Report } from './report.js';

const leastForModel = 95;
const mostForEcho = 10;

/** The model answer earns ≥ 95 in both languages; the question's own text < 10. */
export function checkModelAnswer(question: Question, index: number, grader: Grader, report: Report): void {
  for (const language of ['zh', 'en'] as const) {
    const grade = grader.grade(question, question.modelAnswer[language]);
    if (grade.score < leastForModel) {
      const lost = grade.points
        .filter((point) => point.verdict !== 'hit')
        .map((point) => `${point.slug} ${point.verdict}`);
      const beliefs = grade.misconceptions.map((belief) => `misconception ${belief.slug}`);
      const why =
        [...lost, ...beliefs].join(', ') || grade.deductions.map((deduction) => deduction.kind).join(', ');
      report(
        ['questions', index, 'model_answer', language],
        `the model answer earns ${grade.score}, not ${leastForModel}: ${why}`,
      );
    }
    const echo = grader.grade(question, question.text[language]);
    if (echo.score >= mostForEcho) {
      const given = echo.points.filter((point) => point.credit > 0).map((point) => point.slug);
      report(
        ['questions', index, 'text', language],
        `repeating the question earns ${echo.score}: it gives away ${given.join(', ')}`,
      );
    }
  }
}

/** Every formulation is detected as its own key point, as no other, and as no misconception. */
export function checkFormulations(question: Question, index: number, grader: Grader, report: Report): void {
  const written = question.keyPoints.filter((point) => !point.contrast);
  written.forEach((point, p) => {
    point.formulations.forEach((formulation, f) => {
      const path = [
        'questions',
        index,
        'key_points',
        p,
        ...(f < 2 ? ['statement', f === 0 ? 'zh' : 'en'] : ['formulations', f - 2]),
      ];
      for (const misfit of misfitsOf(question, point, formulation, grader))
        report(path, misfitText(point.slug, formulation, misfit));
    });
  });
}

function misfitText(slug: string, formulation: string, misfit: Misfit): string {
  switch (misfit.kind) {
    case 'unrecognised':
      return `"${formulation}" is not recognised as ${slug} (${misfit.verdict})`;
    case 'other_point':
      return `"${formulation}" also counts as ${misfit.point}; set "implies" or reword`;
    case 'misconception':
      return `"${formulation}" also counts as the misconception ${misfit.misconception}`;
  }
}

/** A contrast's true table is all hits; every wording of a misconception is caught. */
export function checkBeliefs(question: Question, index: number, grader: Grader, report: Report): void {
  question.misconceptions.forEach((belief, b) => {
    belief.formulations.forEach((formulation, f) => {
      const path = [
        'questions',
        index,
        'misconceptions',
        b,
        ...(f < 2 ? ['statement', f === 0 ? 'zh' : 'en'] : ['formulations', f - 2]),
      ];
      const grade = grader.grade(question, formulation);
      if (!grade.misconceptions.some((caught) => caught.slug === belief.slug))
        report(path, `"${formulation}" is not caught as ${belief.slug}`);
    });
  });
  question.keyPoints.filter(isContrast).forEach((point, a) => {
    for (const language of ['zh', 'en'] as const) {
      const grade = grader.grade(question, point.statement[language]);
      const own = grade.points.find((candidate) => candidate.slug === point.slug);
      if (own?.verdict === 'hit') continue;
      report(
        ['questions', index, 'contrast', 'aspects', a],
        `"${point.statement[language]}" is not recognised as ${point.slug} (${own?.verdict ?? 'missing'})`,
      );
    }
  });
}

const isContrast = (point: KeyPoint): boolean => point.contrast !== undefined;
