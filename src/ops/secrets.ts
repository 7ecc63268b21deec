/** Keeps secrets out of whatever is written: logs, error texts, doctor's summary. */

const mask = '[secret]';

/** What secrets look like wherever they come from; linear on any input. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // user:password@ in addresses
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@"\\]{0,200}:)[^\s/@"\\]{1,500}@/gi, `$1${mask}@`],
  // a Telegram bot's token, alone or in https://api.telegram.org/bot<token>/…
  [/\b(bot)?\d{5,16}:[A-Za-z0-9_-]{30,64}/g, `$1${mask}`],
  // a Discord bot's token
  [/\b[A-Za-z0-9_-]{23,30}\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,60}/g, mask],
  // interaction and webhook tokens in Discord's addresses
  [/(\/(?:interactions|webhooks)\/\d{5,25}\/)[A-Za-z0-9_-]{20,400}/g, `$1${mask}`],
];

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The password in an address, as written and decoded. */
const passwords = (text: string): readonly string[] => {
  const { password } = URL.canParse(text) ? new URL(text) : { password: '' };
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password]; // a stray % is no encoding
  }
};

/** Shorter values are more likely to be words than secrets, and masking them would riddle the log. */
const shortest = 6;

/**
 * A function that masks, in any text, the `secrets` themselves (also as JSON or a URL writes them) and what
 * looks like a token or an address with a password.
 */
export const scrubber = (secrets: readonly (string | undefined)[]): ((text: string) => string) => {
  const values = secrets
    .filter((secret) => secret !== undefined)
    .flatMap((secret) => [secret, ...passwords(secret)])
    .filter((secret) => secret.length >= shortest)
    .flatMap((secret) => [secret, escaped(secret), encodeURIComponent(secret)]);
  // Longest first, so that no secret is left over that contains another.
  const known = [...new Set(values)].toSorted((a, b) => b.length - a.length);
  return (text) => {
    const masked = known.reduce((rest, secret) => rest.replaceAll(secret, mask), text);
    return patterns.reduce((rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement), masked);
  };
};
