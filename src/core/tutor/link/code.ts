/** One-time codes: short enough to be typed on a phone, kept as a hash only. */
import { createHash } from 'node:crypto';
import type { Random } from '../../ports.js';

/** Nothing that looks like something else: no I, L, O, U, 0, 1. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
/** 30^8 codes: five tries in ten minutes find one of a thousand open ones with a chance of 1 in 10^8. */
const LENGTH = 8;

export function newCode(random: Random): string {
  const pick = (): string => ALPHABET.charAt(Math.floor(random.number() * ALPHABET.length));
  return Array.from({ length: LENGTH }, pick).join('');
}

/** `ABCD-EFGH`, as it is shown. */
export const shownCode = (code: string): string => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;

/** However it was typed: case, width, blanks and dashes do not matter. */
export const hashOfCode = (typed: string): string => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '');
  return createHash('sha256').update(`kaodian link ${code}`).digest('hex');
};
