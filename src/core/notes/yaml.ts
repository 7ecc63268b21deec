/** YAML with line numbers: one parse, every fault in plain language. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './model.js';

/** Largest file the parser accepts, in UTF-16 units; the biggest real note is about 40,000. */
const maxFileLength = 400_000;

export interface Parsed<T> {
  readonly value?: T;
  readonly faults: readonly Fault[];
  /** 1-based line of the deepest part of `path` that exists. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Parses and validates YAML.
 * @param firstLine line of the file on which `text` begins, 1-based
 */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  firstLine = 1,
): Parsed<z.output<S>> {
  const fault = (line: number, message: string): Fault => ({ file, line, message });
  const nowhere = () => firstLine;
  if (text.length > maxFileLength) {
    return {
      faults: [
        fault(firstLine, `the file is too large (${text.length} characters, at most ${maxFileLength})`),
      ],
      lineOf: nowhere,
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const problems = [...document.errors, ...document.warnings];
  if (problems.length > 0) {
    return {
      faults: problems.map((problem) => fault(lineAt(problem.pos[0]), firstSentence(problem.message))),
      lineOf: nowhere,
    };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return firstLine;
  };
  let raw: unknown;
  try {
    // Aliases can blow a small file up without bound; notes have no use for them.
    raw = document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    return { faults: [fault(firstLine, `aliases (*name) are not allowed here: ${String(error)}`)], lineOf };
  }
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, faults: [], lineOf };
  return { faults: result.error.issues.map((issue) => fault(lineOf(issue.path), describe(issue))), lineOf };
}

function describe(issue: z.core.$ZodIssue): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${where ? `${where}: ` : ''}unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  const missing =
    issue.code === 'invalid_type' && issue.input === undefined && issue.message.includes('undefined');
  return missing ? `${where} is missing` : `${where}: ${issue.message}`;
}

function firstSentence(message: string): string {
  return message.split('\n')[0] ?? message;
}
