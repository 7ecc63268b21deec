import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { decodeButton, encodeButton, MAX_BUTTON_BYTES } from '../../src/commands/button.js';
import type { OptionSpec } from '../../src/commands/command.js';
import { commands, type Invocation } from '../../src/commands/registry.js';

/** Text as buttons carry it: codes, slugs, dates. */
const short = fc
  .string({ unit: fc.constantFrom(...Array.from('abcXYZ019-_~%# é考')), minLength: 1, maxLength: 10 })
  .map((text) => text.trim())
  .filter((text) => text !== '');

function valueOf(spec: OptionSpec): fc.Arbitrary<string | number | boolean> {
  switch (spec.type) {
    case 'integer':
      return fc.integer({ min: spec.min, max: spec.max });
    case 'choice':
      return fc.constantFrom(...spec.choices);
    case 'flag':
      return fc.constant(true);
    case 'text':
    case 'date':
    case 'member':
      return short;
  }
}

const promptId = fc.string({
  unit: fc.constantFrom(...Array.from('abcXYZ019')),
  minLength: 16,
  maxLength: 16,
});

/** Every invocation of every command whose arguments a button can hold. */
const invocations = fc
  .constantFrom(...Object.values(commands))
  .chain((command) => {
    const options = Object.entries<OptionSpec>(command.options);
    const used = options.filter(([, spec], at) => spec.required === true || at < 1);
    const model = Object.fromEntries(used.map(([name, spec]) => [name, valueOf(spec)]));
    return fc.record({
      command: fc.constant(command.name),
      args: fc.record(model),
      prompt: fc.option(promptId, { nil: undefined }),
    });
  })
  .map(({ prompt, ...rest }) => ({ ...rest, ...(prompt !== undefined && { prompt }) }) as Invocation);

describe('a button', () => {
  test('comes back as the invocation it was made from', () => {
    fc.assert(
      fc.property(invocations, (invocation) => {
        expect(decodeButton(encodeButton(invocation))).toEqual({ ok: true, invocation });
      }),
      { numRuns: 500 },
    );
  });

  test('never exceeds what the tightest platform takes', () => {
    fc.assert(
      fc.property(invocations, (invocation) => {
        expect(Buffer.byteLength(encodeButton(invocation))).toBeLessThanOrEqual(MAX_BUTTON_BYTES);
      }),
    );
  });

  test('refuses to be cut', () => {
    const long = { command: 'ask', args: { question: '很长的问题'.repeat(10) } } as const;
    expect(() => encodeButton(long)).toThrow(RangeError);
  });

  test('made up by somebody, or by an older version, is stale and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (data) => {
        const parsed = decodeButton(data);
        expect(parsed.ok || parsed.failure.kind === 'stale').toBe(true);
      }),
    );
    expect(decodeButton('q~网络~9')).toEqual({ ok: false, failure: { kind: 'stale' } });
    expect(decodeButton('')).toEqual({ ok: false, failure: { kind: 'stale' } });
  });

  test('has a code of its own for every command', () => {
    const codes = Object.values(commands).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z0-9?]{1,2}$/u);
  });
});
