/** The connection to the Bot API. */
import { Api, GrammyError, HttpError } from 'grammy';
import { HttpsProxyAgent } from 'https-proxy-agent';

export interface ApiSettings {
  readonly token: string;
  /** Without a slash at its end; absent: Telegram's own. */
  readonly apiRoot?: string;
  /** Address of an HTTP proxy that can CONNECT. */
  readonly proxy?: string;
}

/** @param timeoutSeconds after which a call is given up; whether it did anything is then unknown */
export function openApi({ token, apiRoot, proxy }: ApiSettings, timeoutSeconds: number): Api {
  return new Api(token, {
    timeoutSeconds,
    ...(apiRoot !== undefined && { apiRoot: apiRoot.replace(/\/+$/u, '') }),
    ...(proxy !== undefined && {
      baseFetchConfig: { compress: true, agent: new HttpsProxyAgent(proxy, { keepAlive: true }) },
    }),
  });
}

/** What may be logged of a failed call: no text of anybody's, and no address, which holds the token. */
export interface Fault {
  readonly method?: string;
  readonly code?: number | string;
  readonly description: string;
}

export function faultOf(error: unknown): Fault {
  if (error instanceof GrammyError) {
    const { method, error_code: code, description } = error;
    return { method, code, description };
  }
  if (error instanceof HttpError) {
    const code = networkCode(error.error);
    return { description: error.message, ...(code !== undefined && { code }) };
  }
  return { description: error instanceof Error ? error.name : 'unknown' };
}

/** `ECONNREFUSED` and the like, of a failure below HTTP. */
export const networkCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
