import { classAt, DIGIT, HAN, LETTER, runEnd, widthAt } from './chars.js';
import { formulaAt } from './formulas.js';
import { cutHan } from './han.js';
import { identifierAt } from './identifiers.js';
import type { Lexicon } from './lexicon.js';
import { normalise } from './normalise.js';
import { digitsAt, englishNumberAt } from './numbers.js';
import { createPartFinder, type PartFinder } from './parts.js';
import { applyCorrections } from './corrections.js';
import { createSpeller, type Speller } from './spelling.js';
import { stem } from './stem.js';
import type { Analyser, NormalText, PlacedToken, Segmenter, TokenKind } from './types.js';
import type { Vocabulary } from './vocabulary.js';

export interface AnalyserOptions {
  readonly segmenter: Segmenter;
  readonly lexicon: Lexicon;
  /**
   * Words that are right as they are: surfaces of tokens of the notes. With it, words nobody knows
   * are corrected; without it nothing is.
   */
  readonly vocabulary?: Vocabulary;
  /**
   * Leave English words alone even when they are not in the vocabulary; the default. A search of a
   * corpus switches it off: a word that occurs nowhere finds nothing, whether it is right or not.
   */
  readonly trustDictionary?: boolean;
}

interface Found {
  readonly kind: TokenKind;
  readonly end: number;
  readonly term: string;
  readonly parts?: readonly string[];
}

const contraction = /[a-z]{1,12}(?:n['’]t|['’](?:s|re|ve|ll|d|m))(?![a-z])/uy;

class Reader {
  readonly tokens: PlacedToken[] = [];
  private readonly text: string;

  constructor(
    private readonly source: NormalText,
    private readonly options: AnalyserOptions,
    private readonly parts: PartFinder,
    private readonly values: ReadonlyMap<string, string>,
  ) {
    this.text = source.normal;
  }

  /** Reads the whole text; every step moves forward, so it always ends. */
  read(): readonly PlacedToken[] {
    let index = 0;
    while (index < this.text.length) {
      const kind = classAt(this.text, index);
      if (kind === HAN) index = this.han(index);
      else if (kind === LETTER || kind === DIGIT || this.isSign(index)) index = this.latin(index);
      else index += widthAt(this.text, index);
    }
    return this.tokens;
  }

  private isSign(index: number): boolean {
    const char = this.text[index];
    return char === '_' || char === '$' || char === '@' || char === '/' || char === '-';
  }

  private push(
    written: TokenKind,
    start: number,
    end: number,
    term: string,
    parts: readonly string[] = [],
  ): void {
    // A formula or number that the lexicon names is that concept however it is written.
    const concept = written === 'symbol' || written === 'number' ? this.values.get(term) : undefined;
    if (concept !== undefined) {
      this.push('concept', start, end, `#${concept}`, [...parts, term]);
      return;
    }
    this.emit(written, start, end, term, parts);
  }

  private emit(kind: TokenKind, start: number, end: number, term: string, parts: readonly string[]): void {
    const surface = this.text.slice(start, end);
    const from = this.source.offsets[start] ?? 0;
    const to = this.source.ends[end - 1] ?? from;
    // One original character can make several words (㍿); only the first gets it, so tokens never overlap.
    if (from < (this.tokens.at(-1)?.token.end ?? 0)) return;
    const useful = parts.length > 0 ? { parts } : {};
    this.tokens.push({ token: { term, kind, start: from, end: to, surface, ...useful }, start, end });
  }

  private han(from: number): number {
    const to = runEnd(this.text, from, HAN);
    let end = to;
    for (const piece of cutHan(this.source, from, to, this.options.segmenter, this.options.lexicon)) {
      const surface = this.text.slice(piece.start, piece.end);
      if (piece.kind === 'concept')
        this.push('concept', piece.start, piece.end, `#${piece.value}`, this.parts.ofName(surface));
      else if (piece.kind === 'number') this.push('number', piece.start, piece.end, piece.value);
      else if (piece.kind === 'taiwan') this.taiwan(piece.start, piece.end, piece.value);
      else this.push('word', piece.start, piece.end, piece.value, this.parts.ofWord(surface));
      end = Math.max(end, piece.end);
    }
    return end;
  }

  /** A Taiwan word is compared as its mainland counterpart; its own characters' words are parts. */
  private taiwan(start: number, end: number, mainland: string): void {
    const concept = this.options.lexicon.names.get(mainland);
    const written = this.options.segmenter.cut(this.text.slice(start, end));
    if (concept === undefined)
      this.push('word', start, end, mainland, [...this.parts.ofPhrase(mainland), ...written]);
    else this.push('concept', start, end, `#${concept}`, [...this.parts.ofName(mainland), ...written]);
  }

  private latin(from: number): number {
    const word = identifierAt(this.source, from);
    // Before names: "isn't" is no ISN.
    const short = word && this.contraction(from, word.end);
    if (short !== undefined) return short;
    const candidates = [this.name(from), this.number(from), this.formula(from)];
    let best: Found | undefined;
    for (const found of candidates) if (found && (!best || found.end > best.end)) best = found;
    if (word && (!best || word.end > best.end)) {
      const parts = word.parts.map((part) => this.parts.ofPart(part));
      best = { kind: 'latin', end: word.end, term: word.plain ? stem(word.text) : word.text, parts };
    }
    if (!best) return from + widthAt(this.text, from);
    this.push(best.kind, from, best.end, best.term, best.parts);
    return best.end;
  }

  private name(from: number): Found | undefined {
    const found = this.options.lexicon.matchAt(this.text, from);
    if (!found) return undefined;
    return {
      kind: 'concept',
      end: found.end,
      term: `#${found.concept}`,
      parts: this.parts.ofName(this.text.slice(from, found.end)),
    };
  }

  private number(from: number): Found | undefined {
    const kind = classAt(this.text, from);
    if (kind === DIGIT) {
      const found = digitsAt(this.text, from);
      return found && { kind: 'number', ...found };
    }
    if (kind !== LETTER) return undefined;
    const end = runEnd(this.text, from, LETTER);
    if (end - from > 8 || classAt(this.text, end) === DIGIT) return undefined;
    const found = englishNumberAt(this.text, from, this.text.slice(from, end));
    return found && { kind: 'number', ...found };
  }

  private formula(from: number): Found | undefined {
    const kind = classAt(this.text, from);
    if (kind !== LETTER && kind !== DIGIT) return undefined;
    const found = formulaAt(this.text, from, (word) => this.options.lexicon.names.has(word));
    return (
      found && {
        kind: 'symbol',
        end: found.end,
        term: found.term,
        parts: found.operands.map((part) => this.parts.ofPart(part)),
      }
    );
  }

  /** don't → do + not, what's → what; the clipped ending keeps its own place. Returns the index after it. */
  private contraction(from: number, wordEnd: number): number | undefined {
    const at = this.text[wordEnd];
    if (at !== "'" && at !== '’') return undefined;
    contraction.lastIndex = from;
    const found = contraction.exec(this.text)?.[0];
    if (found === undefined || from + found.length <= wordEnd) return undefined;
    const end = from + found.length;
    if (!found.endsWith('t')) {
      const word = this.text.slice(from, wordEnd);
      this.push('latin', from, wordEnd, stem(word));
      return end;
    }
    const base = found.slice(0, -3);
    const positive = base === 'ca' ? 'can' : base === 'wo' ? 'will' : base;
    this.push('latin', from, end - 3, stem(positive));
    this.push('latin', end - 3, end, 'not');
    return end;
  }
}

/** Terms of the lexicon's names that are formulas or numbers → concept id. */
const valuesOf = (lexicon: Lexicon): Map<string, string> => {
  const values = new Map<string, string>();
  for (const [name, concept] of lexicon.names) {
    const found = formulaAt(name, 0, () => false) ?? digitsAt(name, 0);
    if (found?.end === name.length && !values.has(found.term)) values.set(found.term, concept);
  }
  return values;
};

/**
 * The one reader of text for search and grading. `tokens` accepts any string, returns tokens in
 * order without overlaps and takes time linear in the text.
 */
export const createAnalyser = (options: AnalyserOptions): Analyser => {
  const parts = createPartFinder(options);
  const values = valuesOf(options.lexicon);
  const speller: Speller | undefined =
    options.vocabulary && createSpeller(options.lexicon, options.vocabulary, options.trustDictionary ?? true);
  const read = (source: NormalText): readonly PlacedToken[] =>
    new Reader(source, options, parts, values).read();
  return {
    segmenter: options.segmenter,
    trusted: (text) => read(normalise(text)).map(({ token }) => token),
    tokens: (text) => {
      const source = normalise(text);
      const placed = read(source);
      const corrections = speller?.corrections(placed, text) ?? [];
      if (corrections.length === 0) return placed.map(({ token }) => token);
      // Read again: a corrected word can complete a longer name.
      const corrected = applyCorrections(source, corrections);
      return read(corrected.source).map(({ token, start, end }) => {
        const correction = corrected.inside(start, end);
        if (!correction) return token;
        const alternatives =
          correction.text === token.surface ? correction.others.map((word) => parts.ofPart(word)) : [];
        return { ...token, corrected: true, ...(alternatives.length > 0 ? { alternatives } : {}) };
      });
    },
  };
};
