/**
 * What the Bot API takes, by its machine-readable description (`../shared/specs`, or the folder in
 * API_SPECS): a validator per method. Without the folder nothing is checked, and that is said aloud.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}

interface Described {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}

interface Description {
  readonly version: string;
  readonly methods: Readonly<Record<string, Described>>;
  readonly types: Readonly<Record<string, Described>>;
}

export interface Spec {
  /** What is wrong with a call; undefined when nothing is. */
  fault(method: string, payload: unknown): string | undefined;
  /** The declared types of a method's fields, for reading forms. */
  fields(method: string): ReadonlyMap<string, readonly string[]>;
}

const folders = [process.env.API_SPECS, join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'specs')];

const specFile = folders
  .filter((folder) => folder !== undefined && folder !== '')
  .map((folder) => join(folder ?? '', 'telegram-bot-api.json'))
  .find((file) => existsSync(file));

const unchecked: Spec = { fault: () => undefined, fields: () => new Map() };

let loaded: Spec | undefined;

export function telegramSpec(): Spec {
  if (specFile === undefined && !loaded) {
    process.stderr.write('telegram-bot-api.json is not there: calls are NOT checked against the Bot API.\n');
  }
  loaded ??= specFile === undefined ? unchecked : read(specFile);
  return loaded;
}

function read(file: string): Spec {
  const { methods, types } = JSON.parse(readFileSync(file, 'utf8')) as Description;
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({
    $id: 'types',
    definitions: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, schemaOf(type)])),
  });
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (method: string, described: Described): ValidateFunction => {
    const known = compiled.get(method) ?? ajv.compile(schemaOf(described));
    compiled.set(method, known);
    return known;
  };
  return {
    fault(method, payload) {
      const described = methods[method];
      if (!described) return `there is no method ${method}`;
      const validate = validatorOf(method, described);
      return validate(payload) ? undefined : `${method}: ${ajv.errorsText(validate.errors)}`;
    },
    fields: (method) => new Map((methods[method]?.fields ?? []).map(({ name, types: all }) => [name, all])),
  };
}

const schemaOf = ({ fields, subtypes }: Described): object =>
  subtypes
    ? { anyOf: subtypes.map(typeSchema) }
    : {
        type: 'object',
        additionalProperties: false,
        required: (fields ?? []).filter(({ required }) => required).map(({ name }) => name),
        properties: Object.fromEntries(
          (fields ?? []).map(({ name, types }) => [name, { anyOf: types.map(typeSchema) }]),
        ),
      };

function typeSchema(type: string): object {
  const inner = /^Array of (.+)$/u.exec(type)?.[1];
  if (inner !== undefined) return { type: 'array', items: typeSchema(inner) };
  switch (type) {
    case 'String':
    // A file is named in the call and sent beside it.
    case 'InputFile':
      return { type: 'string' };
    case 'Integer':
      return { type: 'integer' };
    case 'Float':
      return { type: 'number' };
    case 'Boolean':
      return { type: 'boolean' };
    default:
      return { $ref: `types#/definitions/${type}` };
  }
}
