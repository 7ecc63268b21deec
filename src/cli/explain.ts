/** A grade for the eye of whoever writes rubrics: every key point, what matched, what was missing, how it adds up. */
import type { Deduction, Grade } from '../core/grading/types.js';
import type { Language } from '../core/language.js';
import type { Question } from '../core/notes/model.js';
import type { Verdict } from '../core/records.js';

const marks: Readonly<Record<Verdict, string>> = { hit: '✓', partial: '◐', missed: '✗', contradicted: '⚠' };

const words = {
  zh: {
    score: '得分',
    share: '考点覆盖',
    nearest: '最接近的表述',
    found: '命中',
    missing: '缺少',
    cap: '封顶',
    cost: '扣分',
  },
  en: {
    score: 'Score',
    share: 'weighted credit',
    nearest: 'nearest formulation',
    found: 'found',
    missing: 'missing',
    cap: 'capped at',
    cost: 'minus',
  },
} as const;

const reasons: Readonly<Record<Deduction['kind'], Readonly<Record<Language, string>>>> = {
  required_missed: { zh: '缺少必答考点', en: 'required key point missed' },
  required_contradicted: { zh: '必答考点说反了', en: 'required key point contradicted' },
  misconception: { zh: '误区', en: 'misconception' },
  contradiction: { zh: '考点说反了', en: 'key point contradicted' },
  heap: { zh: '关键词堆砌', en: 'heap of keywords' },
  echo: { zh: '复述题目', en: 'repeats the question' },
  plea: { zh: '没有作答', en: 'no answer' },
};

export function explain(question: Question, grade: Grade, language: Language, detailed: boolean): string {
  const w = words[language];
  const lines = [`${w.score} ${grade.score} (${w.share} ${Math.round(grade.recall * 100)} %)`];
  for (const point of grade.points) {
    const statement =
      question.keyPoints.find((candidate) => candidate.slug === point.slug)?.statement[language] ??
      point.slug;
    const quote = point.evidence.map((span) => `“${span.text}”`).join(' ');
    lines.push(
      `${marks[point.verdict]} ${statement} [${point.slug}, ×${point.weight}]${quote ? ` — ${quote}` : ''}`,
    );
    if (!detailed || !point.nearest) continue;
    const { formulation, share, found, missing } = point.nearest;
    lines.push(`    ${w.nearest}: ${formulation} (${Math.round(share * 100)} %)`);
    lines.push(`    ${w.found}: ${found.join(' ') || '–'}; ${w.missing}: ${missing.join(' ') || '–'}`);
  }
  for (const { slug, evidence } of grade.misconceptions) {
    const belief = question.misconceptions.find((candidate) => candidate.slug === slug);
    lines.push(
      `! ${belief?.statement[language] ?? slug} → ${belief?.correction[language] ?? ''} — ${evidence.map((span) => `“${span.text}”`).join(' ')}`,
    );
  }
  if (detailed)
    for (const deduction of grade.deductions) lines.push(`= ${deductionLine(deduction, language)}`);
  return lines.join('\n');
}

function deductionLine(deduction: Deduction, language: Language): string {
  const what =
    'point' in deduction
      ? ` ${deduction.point}`
      : 'misconception' in deduction
        ? ` ${deduction.misconception}`
        : '';
  const effect =
    'cap' in deduction
      ? `${words[language].cap} ${deduction.cap}`
      : `${words[language].cost} ${deduction.cost}`;
  return `${reasons[deduction.kind][language]}${what}: ${effect}`;
}
