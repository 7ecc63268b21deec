/** Arbitrary replies, hostile ones among them, for the property tests of every renderer. */
import * as fc from 'fast-check';
import type { Press } from '../../src/replies/press.js';
import { thorough } from './thorough.js';
import type { Block, Button, Inline, Line, Reply } from '../../src/replies/reply.js';

/** How many replies a renderer is tried with. */
export const manyReplies = thorough ? 20_000 : 2000;

/** What people put into names and answers to see what happens. */
const hostile = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<#123456789012345678>',
  '@telegram',
  '/forget',
  'https://evil.example/phish?a=1&b=2',
  'evil.example',
  '[x](https://evil.example)',
  '<b>bold</b>',
  '</pre><script>alert(1)</script>',
  '&lt;&amp;&#60;',
  '**__~~||`x`||~~__**',
  '```\ncode\n```',
  '> quote',
  '# heading',
  '-# small',
  '\u202eevil\u202c',
  'a\u200bb\u2060c',
  'e\u0301\u0301\u0301\u0301',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '𠮷野家',
  '\ud800',
  '\u0000\u0007\u001b[2J',
  '\u3164',
  'main.py',
  '$USD #tag',
] as const;

const plain = fc.string({
  unit: fc.constantFrom(...Array.from('三次握手，客户端。SYN ack=x+1; \n')),
  maxLength: 60,
});

/** Words of any script and size; now and then a text that fills several messages. */
export const anyText = fc.oneof(
  { weight: 20, arbitrary: plain },
  { weight: 10, arbitrary: fc.constantFrom(...hostile) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('握手。', '👨‍👩‍👧‍👦', 'word ', '&<>"', 'x', ...hostile),
        fc.integer({ min: 1, max: 2500 }),
      )
      .map(([text, times]) => text.repeat(times).slice(0, 12_000)),
  },
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'strong', 'soft', 'code', 'said'), text: anyText }),
  fc.record({
    kind: fc.constant('link' as const),
    text: anyText,
    url: fc.oneof(fc.webUrl({ withQueryParameters: true }), anyText, fc.constant('javascript:alert(1)')),
  }),
);

const line: fc.Arbitrary<Line> = fc.array(inline, { maxLength: 4 });

const simple: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'paragraph'), line }),
  fc.record({ kind: fc.constant('code' as const), text: anyText }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('points' as const),
      items: fc.array(
        fc.record({ mark: fc.constantFrom('hit', 'partial', 'missed', 'contradicted', 'plain'), line }),
        { maxLength: 12 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(fc.array(simple, { maxLength: 3 }), { maxLength: 12 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('quote' as const), blocks: fc.array(simple, { maxLength: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('table' as const),
      head: fc.array(line, { maxLength: 4 }),
      rows: fc.array(fc.array(line, { maxLength: 4 }), { maxLength: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('meters' as const),
      items: fc.array(
        fc.record({ label: anyText, share: fc.double({ min: -1, max: 2, noNaN: true }), note: anyText }),
        { maxLength: 5 },
      ),
    }),
  },
);

const id = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ019')), minLength: 16, maxLength: 16 });

const press: fc.Arbitrary<Press> = fc.oneof(
  fc.record({
    command: fc.constantFrom('hint', 'dunno', 'reveal', 'skip', 'judge', 'next', 'retry', 'why', 'ticked'),
    args: fc.constant({}),
    prompt: id,
  }),
  fc.record({ command: fc.constant('tick' as const), args: fc.record({ point: id }), prompt: id }),
  fc.record({ command: fc.constant('note' as const), args: fc.record({ note: id }) }),
);

const button: fc.Arbitrary<Button> = fc
  .record({
    label: anyText.map((text) => Array.from(text).slice(0, 40).join('')),
    press,
    on: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ on, ...rest }) => ({ ...rest, ...(on !== undefined && { on }) }));

/** Choices differ in what they do. */
const menu = fc.record({
  title: anyText,
  options: fc.uniqueArray(button, {
    minLength: 1,
    maxLength: 25,
    selector: ({ press: does }) => JSON.stringify(does),
  }),
});

const shortText = (most: number): fc.Arbitrary<string> => anyText.map((text) => text.slice(0, most));

/** Every shape a reply can have. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    visibility: fc.constantFrom('private', 'public'),
    blocks: fc.array(block, { maxLength: 8 }),
    buttons: fc.array(fc.array(button, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
    menus: fc.option(fc.array(menu, { maxLength: 4 }), { nil: undefined, freq: 3 }),
    input: fc.option(
      fc.record({
        kind: fc.constantFrom('answer', 'text'),
        label: shortText(20),
        placeholder: shortText(100),
      }),
      { nil: undefined },
    ),
    file: fc.option(fc.record({ name: fc.constant('export.json'), content: anyText }), {
      nil: undefined,
      freq: 9,
    }),
    replaces: fc.option(fc.boolean(), { nil: undefined }),
    about: fc.option(id, { nil: undefined }),
  })
  .map(
    (reply) =>
      Object.fromEntries(
        Object.entries(reply).filter(([, value]) => value !== undefined),
      ) as unknown as Reply,
  );
