/** What Discord or the network answers instead of doing as asked. */
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes as Codes } from 'discord.js';
import type { Delivery } from '../../core/ports.js';

/** The interaction is over: never seen, answered too late, or its fifteen minutes are up. */
const over: ReadonlySet<number | string> = new Set([
  Codes.UnknownInteraction,
  Codes.UnknownWebhook,
  Codes.InvalidWebhookToken,
  Codes.UnknownMessage,
]);

/** Nobody can write there any more. */
const shut: ReadonlySet<number | string> = new Set([
  Codes.UnknownChannel,
  Codes.UnknownGuild,
  Codes.MissingAccess,
  Codes.MissingPermissions,
  Codes.CannotSendMessagesToThisUser,
  Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
]);

export const isOver = (error: unknown): boolean => error instanceof DiscordAPIError && over.has(error.code);

/** Failures of a connection that was never made: nothing can have arrived. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What became of a message that could not be sent. */
export function deliveryOf(error: unknown): Delivery {
  const reason = plainError(error).message;
  if (error instanceof DiscordAPIError) {
    return { kind: shut.has(error.code) || error.status === 403 ? 'closed' : 'unsent', reason };
  }
  if (error instanceof HTTPError) return { kind: 'uncertain', reason };
  return { kind: unconnected.has(codeOf(error)) ? 'unsent' : 'uncertain', reason };
}

const codeOf = (error: unknown): unknown => {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error ? error.code : codeOf(error.cause);
};

/**
 * The error without what must not be logged: discord.js keeps the address with the interaction's token and
 * the whole body, which is people's words.
 */
export function plainError(error: unknown): Error {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    const code = error instanceof DiscordAPIError ? error.code : error.status;
    const [what = ''] = error.message.split('\n');
    return Object.assign(new Error(`${error.method} ${pathOf(error.url)}: ${code} ${what}`), { code });
  }
  const known = error instanceof Error ? error : new Error(String(error));
  return new Error(withoutTokens(known.message), { cause: codeOf(error) });
}

const pathOf = (address: string): string =>
  withoutTokens(URL.canParse(address) ? new URL(address).pathname : address);

const withoutTokens = (text: string): string =>
  text.replace(/(\/(?:interactions|webhooks)\/\d+\/)[^/?\s]+/gu, '$1…');
