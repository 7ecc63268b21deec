import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { overlayFile, overlayText } from '../../src/core/notes/overlay.js';
import { changeOverlay } from '../../src/core/notes/read.js';
import type { Accepted } from '../../src/core/notes/schema.js';
import { sampleKnowledge } from '../support/fixture.js';

const numbered: Accepted = { question: 'lab/reliability', point: 'numbers', text: '每个字节排上号' };
const assured: Accepted = { question: 'lab/tcp-udp', point: 'reliability', subject: 'tcp', text: '丢了会补' };

const withOverlay = (...entries: readonly Accepted[]) =>
  sampleKnowledge({ [overlayFile]: overlayText(entries) });

describe('the overlay', () => {
  it('adds formulations to key points and to the sides of comparisons, and changes the rubric', () => {
    const { library, faults } = withOverlay(numbered, assured);
    expect(faults).toEqual([]);
    const [point] = library.question('lab/reliability')?.keyPoints ?? [];
    expect(point?.formulations.at(-1)).toBe('每个字节排上号');
    const sides = library.question('lab/tcp-udp')?.keyPoints[1]?.contrast;
    expect(sides?.map(({ formulations }) => formulations.at(-1))).toEqual(['丢了会补', '可能丢包']);
    const plain = sampleKnowledge().library.question('lab/reliability');
    expect(library.question('lab/reliability')?.rubricHash).not.toBe(plain?.rubricHash);
    expect(library.overlay).toEqual([numbered, assured]);
  });

  it('adds nothing a note says itself', () => {
    const present = { ...numbered, text: '给数据编号' };
    const { library, faults } = withOverlay(present, present);
    expect(faults).toEqual([]);
    expect(library.question('lab/reliability')).toEqual(
      sampleKnowledge().library.question('lab/reliability'),
    );
  });

  it.each([
    ['a question that is gone', { ...numbered, question: 'lab/gone' }],
    ['a key point that is gone', { ...numbered, point: 'gone' }],
    ['a comparison without its subject', { ...assured, subject: undefined }],
    ['a subject where nothing is compared', { ...numbered, subject: 'tcp' }],
  ])('names %s, with the line, and goes on with the rest', (_, lost) => {
    const { library, faults } = withOverlay(numbered, lost);
    expect(faults).toEqual([
      { file: overlayFile, line: 6, message: expect.stringContaining('there is no key point') as string },
    ]);
    expect(library.question('lab/reliability')?.keyPoints[0]?.formulations.at(-1)).toBe('每个字节排上号');
  });

  it('that cannot be read is a fault, and the notes stand without it', () => {
    const { library, faults } = sampleKnowledge({ [overlayFile]: 'formulations:\n  - { question: x' });
    expect(faults.map(({ file }) => file)).toContain(overlayFile);
    expect(library.notes).toHaveLength(2);
  });
});

describe('changing the overlay', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaodian-overlay-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const read = () => readFileSync(join(folder, overlayFile), 'utf8');

  it('begins a file, extends it, and removes it once it is empty', async () => {
    expect(await changeOverlay(folder, (known) => [...known, numbered])).toEqual({ ok: true });
    expect(await changeOverlay(folder, (known) => [...known, assured])).toEqual({ ok: true });
    expect(read()).toBe(overlayText([numbered, assured]));
    expect(await changeOverlay(folder, () => [])).toEqual({ ok: true });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves a file alone that cannot be read, and says where it is broken', async () => {
    writeFileSync(join(folder, overlayFile), 'formulations: 3\n');
    const kept = await changeOverlay(folder, (known) => [...known, numbered]);
    expect(kept).toEqual({ ok: false, reason: expect.stringContaining('overlay.yaml:1: ') as string });
    expect(read()).toBe('formulations: 3\n');
  });

  it('says why when the folder cannot be written to', async () => {
    const kept = await changeOverlay(join(folder, 'none'), () => [numbered]);
    expect(kept).toEqual({ ok: false, reason: expect.stringContaining('ENOENT') as string });
  });
});
