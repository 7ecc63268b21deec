import { createHash } from 'node:crypto';
import type { Question } from './model.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The 10-character base62 code of a permanent id, for buttons (64 bytes) and deep links (64 characters).
 * 62^10 ≈ 8.4e17, so a clash within a library is not to be expected; the checker reports one all the same.
 */
export function codeOf(id: string): string {
  let rest = createHash('sha256').update(id).digest().readBigUInt64BE(0);
  let code = '';
  for (let i = 0; i < 10; i += 1) {
    code += alphabet.charAt(Number(rest % 62n));
    rest /= 62n;
  }
  return code;
}

/** Identifies everything that decides a grade; attempts store it. */
export const rubricHashOf = (
  question: Pick<Question, 'text' | 'keyPoints' | 'misconceptions' | 'subjects'>,
): string => fingerprint([question.text, question.keyPoints, question.misconceptions, question.subjects]);

/** Short fingerprint of what decides a grade: 16 hexadecimal characters of SHA-256 over its JSON. */
function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
