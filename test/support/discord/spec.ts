/**
 * Requests against Discord's official OpenAPI description, where it is at hand: `../shared/specs` or the
 * folder that API_SPECS names. Without it nothing is validated, and that is said aloud.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const folder =
  process.env['API_SPECS'] ?? join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'specs');
const file = join(folder, 'discord-openapi.json');

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>>; readonly required?: boolean };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

export interface Spec {
  /** Why Discord would refuse this; empty when it would not. Unknown addresses are refused. */
  faults(method: string, path: string, body: unknown): readonly string[];
}

let loaded: Spec | undefined;

/** @returns undefined where the description is missing */
export function discordSpec(): Spec | undefined {
  if (!existsSync(file)) {
    process.stderr.write(
      `SKIPPED: requests are not validated, there is no ${file} (API_SPECS names its folder)\n`,
    );
    return undefined;
  }
  loaded ??= load();
  return loaded;
}

function load(): Spec {
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(description, 'discord');
  const validators = new Map<string, ValidateFunction | undefined>();
  const validatorFor = (template: string, method: string): ValidateFunction | undefined => {
    const key = `${method} ${template}`;
    if (!validators.has(key)) {
      const content = description.paths[template]?.[method]?.requestBody?.content;
      const ref = ['paths', template, method, 'requestBody', 'content', 'application/json', 'schema'];
      const pointer = ref.map((part) => part.replace(/~/gu, '~0').replace(/\//gu, '~1')).join('/');
      validators.set(key, content ? ajv.compile({ $ref: `discord#/${encodeURI(pointer)}` }) : undefined);
    }
    return validators.get(key);
  };
  const templates = Object.keys(description.paths).map((template) => ({
    template,
    pattern: patternOf(template),
  }));
  const paths = new Map<string, string | undefined>();
  const templateOf = (path: string): string | undefined => {
    if (!paths.has(path)) {
      const known = templates.filter(({ pattern }) => pattern.test(path));
      // `/messages/@original` is meant before `/messages/{message_id}`.
      paths.set(path, (known.find((one) => !one.template.endsWith('}')) ?? known[0])?.template);
    }
    return paths.get(path);
  };
  return {
    faults: (method, path, body) => {
      const template = templateOf(path);
      if (template === undefined || !description.paths[template]?.[method]) return [`no ${method} ${path}`];
      const validate = validatorFor(template, method);
      if (!validate) return body === undefined ? [] : [`${method} ${path} takes no body`];
      if (validate(body)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
    },
  };
}

const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/gu, '\\$&').replace(/\{[^}]+\}/gu, '[^/]+')}$`, 'u');
