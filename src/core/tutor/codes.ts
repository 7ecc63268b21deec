/** Short codes of key points for buttons, so that a slug of any length fits. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Five base62 characters of an FNV-1a hash; unique enough within one question. */
export function pointCode(slug: string): string {
  let hash = 0x811c9dc5;
  for (const char of slug) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  let code = '';
  for (let rest = hash, place = 0; place < 5; place += 1) {
    code += ALPHABET.charAt(rest % 62);
    rest = Math.floor(rest / 62);
  }
  return code;
}

/** The slug a code (or the slug itself) stands for among those given. */
export const slugOfCode = (code: string, slugs: readonly string[]): string | undefined =>
  slugs.find((slug) => slug === code || pointCode(slug) === code);
