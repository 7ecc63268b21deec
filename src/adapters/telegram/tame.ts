/**
 * Plain text as Telegram shows it untouched. The server turns what looks like a mention, a link or a
 * command into one; a word joiner (no width, no break) behind the first character keeps it from doing so.
 */
import { isListed } from '../../commands/registry.js';

const JOINER = '\u2060';

/** Controls but line feed: Telegram drops them, and counts differently then. */
const controls = /(?!\n)\p{Cc}/gu;
/** Halves of characters, which no encoding can carry. */
const halves = /\p{Surrogate}/gu;

/** Text any message can carry: tabs as blanks, no controls, no broken characters. */
export const clean = (text: string): string =>
  text.replace(/\r\n?/gu, '\n').replace(/\t/gu, '    ').replace(controls, '').replace(halves, '\ufffd');

/** Mentions, hashtags, addresses and file names that read as host names ("main.py") stay words. */
const inert = (text: string): string =>
  text
    .replace(/[@#$](?=[\p{L}\p{N}_])/gu, (sign) => sign + JOINER)
    .replace(/:(?=\/\/)/gu, `:${JOINER}`)
    .replace(/(?<=[\p{L}\p{N}_-])\.(?=\p{L})/gu, `.${JOINER}`);

/** Our own words and the notes': the tutor's commands can be tapped, nothing else can. */
export const tame = (text: string): string =>
  inert(clean(text)).replace(/(?<![\w/])\/(?=([a-z]\w*))/giu, (slash, name: string) =>
    isListed(name.toLowerCase()) ? slash : slash + JOINER,
  );

/** Somebody's words: not even a command can be tapped. */
export const tameSaid = (text: string): string =>
  inert(clean(text)).replace(/(?<![\w/])\/(?=[a-z])/giu, `/${JOINER}`);
