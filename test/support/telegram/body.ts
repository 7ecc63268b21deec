/** The payload of a call, however it was sent: JSON, or a form where files are. */
import type { IncomingMessage } from 'node:http';
import { telegramSpec } from './spec.js';

export interface Body {
  readonly payload: Record<string, unknown>;
  /** Files by the name the payload attaches them under. */
  readonly files: ReadonlyMap<string, { readonly name: string; readonly content: string }>;
}

export async function readBody(method: string, request: IncomingMessage): Promise<Body> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const raw = Buffer.concat(pieces);
  const boundary = /^multipart\/form-data; boundary=(.+)$/u.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) {
    const payload = raw.length === 0 ? {} : (JSON.parse(raw.toString()) as Record<string, unknown>);
    return { payload, files: new Map() };
  }
  const fields = telegramSpec().fields(method);
  const payload: Record<string, unknown> = {};
  const files = new Map<string, { name: string; content: string }>();
  for (const { name, filename, content } of formOf(raw.toString(), boundary)) {
    if (filename === undefined) payload[name] = valueOf(content, fields.get(name) ?? []);
    else files.set(name, { name: filename, content });
  }
  return { payload, files };
}

interface FormPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly content: string;
}

/** https://www.rfc-editor.org/rfc/rfc7578, for files of text. */
const formOf = (body: string, boundary: string): readonly FormPart[] =>
  body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.replace(/^\r\n/u, '').split('\r\n\r\n');
      return {
        name: /[ ;]name="([^"]*)"/iu.exec(head)?.[1] ?? '',
        filename: /filename="?([^";\r\n]*)"?/iu.exec(head)?.[1],
        content: rest.join('\r\n\r\n').replace(/\r\n$/u, ''),
      };
    });

/** Forms carry text only; numbers, flags and objects are written out. */
const valueOf = (text: string, types: readonly string[]): unknown =>
  types.every((type) => type === 'String' || type === 'InputFile') ? text : (JSON.parse(text) as unknown);
