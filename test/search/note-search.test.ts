import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Note } from '../../src/core/notes/model.js';
import { answeredFrom } from '../../src/core/search/confidence.js';
import { startNoteIndex, type NoteIndex } from '../../src/core/search/note-index.js';
import { createNoteSearch, type NoteSearch } from '../../src/core/search/note-search.js';
import { elsewhereIn } from '../../src/core/search/subjects.js';
import { emptyLexicon } from '../../src/core/text/lexicon.js';
import { readOnce } from '../../src/core/text/read-once.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import { createAnalyser } from '../../src/core/text/tokenise.js';
import type { Segmenter } from '../../src/core/text/types.js';
import { noteOf, notes } from './note-fixture.js';

let index: NoteIndex;
let search: NoteSearch;
let segmenter: Segmenter;
beforeAll(async () => {
  segmenter = await loadSegmenter('wasm');
  index = indexOf(notes);
  search = searchOf(index);
});

const indexOf = (of: readonly Note[]): NoteIndex => {
  const indexing = startNoteIndex();
  const analyser = createAnalyser({ segmenter, lexicon: emptyLexicon });
  for (const note of of) indexing.add(note, readOnce(analyser));
  return indexing.build();
};

const searchOf = (of: NoteIndex): NoteSearch =>
  createNoteSearch(of, createAnalyser({ segmenter, lexicon: emptyLexicon, vocabulary: of.vocabulary }));

const first = (query: string): string | undefined => search.search(query).hits[0]?.note.id;

describe('search over notes', () => {
  it('finds a note by title, alias, way of asking and content', () => {
    expect(first('乌龙茶')).toBe('tea/oolong');
    expect(first('铁观音是什么')).toBe('tea/oolong');
    expect(first('darjeeling')).toBe('tea/black');
    expect(first('泡出来的茶为什么又苦又涩')).toBe('tea/brewing');
    expect(first('哪种茶要杀青')).toBe('tea/green');
  });

  it('finds the note whose own wording it is, however many others share its words', () => {
    const asked = '茶和水的区别';
    const others = Array.from({ length: 30 }, (_, i) =>
      noteOf({
        id: `tea/other-${i}`,
        zh: '茶和水',
        en: 'Tea and water',
        aliases: ['茶水区别'],
        answer: '茶和水的区别',
      }),
    );
    const meant = noteOf({
      id: 'tea/meant',
      zh: '泡法',
      en: 'Brewing',
      asked: [asked],
      answer: '先洗杯子。',
    });
    expect(searchOf(indexOf([...others, meant])).search(asked).hits[0]?.note.id).toBe('tea/meant');
  });

  it('understands Traditional characters, typing slips and homophones', () => {
    expect(first('鐵觀音')).toBe('tea/oolong');
    expect(first('ngix')).toBe('tools/nginx');
    expect(first('darjeelign')).toBe('tea/black');
  });

  it('trusts what the notes cover and nothing else', () => {
    for (const query of ['绿茶怎么做', 'how is oolong made', '反向代理', 'nginx 怎么转发请求']) {
      expect(search.search(query), query).toMatchObject({ answered: true });
    }
    for (const query of [
      '股票什么时候卖',
      'Kotlin 的协程',
      'zxcv',
      '谢谢你',
      '🙂',
      '',
      '梅雨季节衣服晾不干',
    ]) {
      expect(search.search(query), query).toMatchObject({ answered: false });
    }
  });

  it('puts a note first whose own wording is asked word for word', () => {
    for (const note of notes) {
      for (const wording of [
        note.title.zh,
        note.title.en,
        ...note.aliases,
        ...note.asked,
        `${note.title.zh}？`,
      ]) {
        expect(first(wording), wording).toBe(note.id);
      }
    }
  });

  it('says why', () => {
    const [hit] = search.search('碧螺春 用多热的水').hits;
    expect(hit?.note.id).toBe('tea/green');
    expect(hit?.reasons.find(({ field }) => field === 'alias')?.words).toContain('碧螺春');
  });

  it('lists hits even when it declines', () => {
    const { answered, hits } = search.search('Kotlin 里的红茶股票');
    expect(answered).toBe(false);
    expect(hits.length).toBeGreaterThan(0);
  });

  it('keeps scores in order and between 0 and 1', () => {
    const piece = fc.constantFrom(
      '茶',
      '绿茶',
      '发酵',
      '水',
      'nginx',
      ' ',
      '怎么',
      'tea',
      '？',
      '代理',
      '\ud800',
      'C++',
      '股票',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (pieces, limit) => {
        const { answered, confidence, hits } = search.search(pieces.join(''), limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(answered).toBe(confidence >= answeredFrom);
        let before = 1;
        for (const { score } of hits) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(before);
          before = score;
        }
        if (hits[0]) expect(hits[0].score).toBeCloseTo(confidence);
      }),
    );
  });

  it('reads long queries without hanging', () => {
    expect(search.search('绿茶'.repeat(50_000)).hits.length).toBeGreaterThan(0);
  });
});

describe('a note index', () => {
  it('knows the words of the notes and the names of things elsewhere', () => {
    const { vocabulary } = index;
    expect(vocabulary.get?.('nginx')).toBeGreaterThan(0);
    expect(vocabulary.get?.('kotlin')).toBe(0);
  });
});

describe('nearest notes', () => {
  it('start with the related ones and leave out the note itself', () => {
    const green = notes[1];
    if (!green) throw new Error('the fixture has five notes');
    const near = search.nearest(green, 3).map(({ id }) => id);
    expect(near[0]).toBe('tea/brewing');
    expect(near).not.toContain('tea/green');
    expect(near.length).toBe(3);
  });

  it('are found for a text too', () => {
    expect(search.nearest('红茶股票', 1).map(({ id }) => id)).toEqual(['tea/black']);
  });
});

describe('things named elsewhere', () => {
  it('are seen in either script and case, whole', () => {
    expect(elsewhereIn('用 pytorch 訓練')).toEqual(['PyTorch']);
    expect(elsewhereIn('紅黑樹')).toEqual(['红黑树']);
    expect(elsewhereIn('javascript')).toEqual([]);
  });

  it('are not seen in small English words', () => {
    expect(elsewhereIn('a spark of hope')).toEqual([]);
    expect(elsewhereIn('what does Spark do')).toEqual(['Spark']);
    expect(elsewhereIn('spark 怎么用')).toEqual(['Spark']);
  });
});
