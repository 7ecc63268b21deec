/** Lines without any platform: what they say, and how much room they take. */
import type { Inline, Line, Mark } from './reply.js';

export const marks: Readonly<Record<Mark, string>> = {
  hit: '✓',
  partial: '◐',
  missed: '✗',
  contradicted: '✘',
  plain: '·',
};

export const plainInline = (part: Inline): string => (part.kind === 'said' ? `“${part.text}”` : part.text);

/** A line as plain text; somebody's words stand in quotation marks. */
export const plainLine = (line: Line): string => line.map(plainInline).join('');
