import { describe, expect, it } from 'vitest';
import { parseKnowledge } from '../../src/core/notes/knowledge.js';
import { parseNote } from '../../src/core/notes/parse-note.js';
import { noteTemplate } from '../../src/core/notes/template.js';
import { sampleKnowledge, sampleNotes } from '../support/fixture.js';

const faults = (text: string) =>
  parseNote('lab/broken.md', text).faults.map((fault) => `${fault.line}: ${fault.message}`);
const good = sampleNotes['lab/reliability.md'] ?? '';

describe('a note file', () => {
  it('becomes a note with its questions, codes and rubric hash', () => {
    const { note } = parseNote('lab/reliability.md', good);
    expect(note?.id).toBe('lab/reliability');
    expect(note?.questions[0]?.keyPoints.map((point) => point.slug)).toEqual([
      'numbers',
      'acks',
      'retransmit',
    ]);
    expect(note?.code).toMatch(/^[0-9A-Za-z]{10}$/);
    expect(note?.body).toBe('**可靠**：序号、确认、重传。');
  });

  it('derives key points from a contrast table', () => {
    const question = sampleKnowledge().library.question('lab/tcp-udp');
    expect(question?.keyPoints.map((point) => point.statement.zh)).toEqual([
      'TCP 面向连接；UDP 无连接',
      'TCP 可靠；UDP 不可靠',
      'TCP 头部至少 20 字节；UDP 头部 8 字节',
    ]);
  });

  it('reads the same with Windows line ends and a byte-order mark', () => {
    expect(parseNote('lab/reliability.md', `\uFEFF${good.replace(/\n/gu, '\r\n')}`).note).toEqual(
      parseNote('lab/reliability.md', good).note,
    );
  });

  it('created by `notes new` passes the format check and is not served', () => {
    const {
      library,
      faults: found,
      drafts,
    } = parseKnowledge([{ path: 'lab/new.md', text: noteTemplate('三次握手: "什么"') }]);
    expect(found).toEqual([]);
    expect(drafts).toEqual(['lab/new']);
    expect(library.notes).toEqual([]);
  });
});

describe('a broken note names every fault with its line', () => {
  it('in the schema', () => {
    const text = good
      .replace('difficulty: 2', 'difficulty: 9')
      .replace('frequency: 3', 'frequncy: 3')
      .replace('        weight: 2', '        weight: heavy');
    expect(faults(text)).toEqual([
      expect.stringMatching(/^3: difficulty: .*<=5/),
      expect.stringMatching(/frequency is missing$/),
      expect.stringMatching(/^\d+: questions\.0\.key_points\.0\.weight: .*expected number/),
      expect.stringMatching(/unknown key "frequncy"$/),
    ]);
  });

  it('in a source whose address stands where the section belongs', () => {
    const text = good.replace(
      'difficulty: 2',
      'difficulty: 2\nsources:\n  - { title: RFC 1, section: "| https://x.org" }',
    );
    expect(faults(text)).toEqual([
      expect.stringMatching(/^5: sources\.0\.section: an address belongs in "url"$/),
    ]);
  });

  it('in references inside a question', () => {
    const text = good
      .replace('contradicts: [retransmit]', 'contradicts: [retransmitt]')
      .replace('about: numbers', 'about: nowhere');
    const lines = text.split('\n');
    expect(faults(text)).toEqual([
      `${lines.findIndex((line) => line.includes('retransmitt')) + 1}: "retransmitt" is not a key point of this question`,
      `${lines.findIndex((line) => line.includes('about: nowhere')) + 1}: "nowhere" is not a key point of this question`,
    ]);
  });

  it.each([
    ['no front matter', 'hello', /^1: a note begins with/],
    ['an open front matter', '---\ntitle: x\n', /^1: the front matter is not closed/],
    ['broken YAML', '---\ntitle: { zh: 甲, en: A\nfrequency: 3\n---\n', /^\d+: /],
    [
      'a key twice',
      '---\ntitle: { zh: 甲, en: A }\ntitle: { zh: 乙, en: B }\n---\n',
      /^3: Map keys must be unique/,
    ],
    ['an alias bomb', '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n', /aliases/],
    ['a file of 500,000 characters', `---\n# ${'x'.repeat(500_000)}\n---\n`, /too large/],
  ])('%s', (_, text, expected) => {
    expect(faults(text)[0]).toMatch(expected);
  });

  it('keeps the good notes of the folder', () => {
    const { library, faults: found } = sampleKnowledge({ 'lab/bad.md': 'nothing here' });
    expect(found).toHaveLength(1);
    expect(library.notes.map((note) => note.id)).toEqual(['lab/reliability', 'lab/tcp-udp']);
  });

  it('does not let a note poison prototypes', () => {
    parseNote('lab/x.md', '---\n__proto__: { polluted: true }\n---\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the lexicon', () => {
  it('gives a name to one concept only', () => {
    const text =
      'concepts:\n  - { id: a, zh: [重传] }\n  - { id: b, en: [resend], spoken: [重传] }\nantonyms:\n  - [a, nobody]\n';
    expect(parseKnowledge([{ path: 'lexicon/x.yaml', text }]).faults).toEqual([
      {
        file: 'lexicon/x.yaml',
        line: 3,
        message: 'the name "重传" already belongs to concept "a" (lexicon/x.yaml)',
      },
      { file: 'lexicon/x.yaml', line: 5, message: 'there is no concept "nobody"' },
    ]);
  });
});
