/** An answer as clauses of content tokens with their polarity: what rubrics are matched against. */
import type { ReadText } from '../text/read-once.js';
import type { Token } from '../text/types.js';
import {
  corrections,
  denialEnds,
  empty,
  negators,
  notNegators,
  prefixes,
  reported,
  takenBack,
} from './words.js';

export interface ContentToken {
  readonly term: string;
  readonly parts: readonly string[];
  readonly kind: Token['kind'];
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  /** Within the reach of an odd number of negators. */
  readonly denied: boolean;
  /** Denied itself, not merely within reach: the first word after a negator, or a word that negates within. */
  readonly focus: boolean;
  /** Position among all content tokens of the text. */
  readonly index: number;
}

export interface Clause {
  readonly tokens: readonly ContentToken[];
  readonly start: number;
  readonly end: number;
  /** Clauses of one sentence share a number. */
  readonly sentence: number;
  /** Somebody else's belief, or taken back by what follows. */
  readonly reported: boolean;
  /** Comes after the speaker corrected themself. */
  readonly corrected: boolean;
}

/** Content tokens beyond which a run without punctuation is cut, as dictation gives it. */
const longestRun = 12;
/** Content tokens a negator reaches at most. */
const reach = 5;

const sentenceBreak = /[。！？!?；;\n]|\.(?=\s|$)/u;
const clauseBreak = /[，,：:（）()【】[\]→⇒①-⑳]|->|=>|——|…|--/u;

/** Splits a text into clauses; linear in its length. Clauses without content are left out. */
export const clausesOf = (text: string, read: ReadText): Clause[] => clausesFrom(text, read(text));

/** The same for a text whose tokens are at hand. */
export function clausesFrom(text: string, tokens: readonly Token[]): Clause[] {
  const builder = new ClauseBuilder(text);
  let previousEnd = 0;
  for (const token of tokens) {
    const between = text.slice(previousEnd, token.start);
    if (between !== '' && isPause(text, previousEnd, token.start)) builder.close();
    else builder.gap(between);
    builder.token(token);
    previousEnd = token.end;
  }
  builder.close();
  return builder.finish();
}

const han = /\p{Script=Han}/u;

/** Written Chinese has no blanks between its characters: one there is a breath, in chats and dictation. */
const isPause = (text: string, from: number, to: number): boolean =>
  text.slice(from, to).trim() === '' && han.test(text.charAt(from - 1)) && han.test(text.charAt(to));

interface Draft {
  tokens: ContentToken[];
  start: number;
  end: number;
  sentence: number;
}

class ClauseBuilder {
  readonly #clauses: Draft[] = [];
  #current: Draft | undefined;
  #sentence = 0;
  #index = 0;
  /** Content tokens the current denial still reaches; 0 when nothing is denied. */
  #denial = 0;
  #flips = 0;
  /** Something has been said since the last negator. */
  #focused = true;

  constructor(private readonly text: string) {}

  gap(between: string): void {
    if (!between.trim()) return;
    if (sentenceBreak.test(between)) {
      this.close();
      this.#sentence += 1;
    } else if (clauseBreak.test(between)) this.close();
  }

  token(token: Token): void {
    const { surface } = token;
    // A clipped "n't" is a token of its own whose term is "not".
    if (token.kind !== 'concept' && (negators.has(surface) || token.term === 'not')) {
      this.#touch(token);
      this.#flips = this.#denial > 0 ? this.#flips + 1 : 1;
      this.#denial = prefixes.has(surface) ? 1 : reach;
      this.#focused = false;
      // 不支持, 缺少 … deny and mean something at once; the bare negators mean nothing more.
      return;
    }
    if (denialEnds.has(surface)) this.#denial = 0;
    if (token.kind !== 'concept' && empty.has(surface)) {
      this.#touch(token);
      return;
    }
    const inner = innerNegation(token);
    this.#push(inner ?? token, inner !== undefined);
  }

  #push(
    token: Pick<Token, 'term' | 'kind' | 'surface' | 'start' | 'end' | 'parts'>,
    negatedWithin: boolean,
  ): void {
    const draft = this.#touch(token);
    const outer = this.#denial > 0 && this.#flips % 2 === 1;
    const focus = negatedWithin || (this.#denial > 0 && !this.#focused);
    this.#focused = true;
    if (this.#denial > 0) this.#denial -= 1;
    draft.tokens.push({
      term: token.term,
      parts: token.parts ?? [],
      kind: token.kind,
      surface: token.surface,
      start: token.start,
      end: token.end,
      denied: outer !== negatedWithin,
      focus,
      index: this.#index,
    });
    this.#index += 1;
    if (draft.tokens.length >= longestRun) this.#cut();
  }

  #touch(token: { start: number; end: number }): Draft {
    this.#current ??= { tokens: [], start: token.start, end: token.end, sentence: this.#sentence };
    this.#current.end = token.end;
    return this.#current;
  }

  /** Ends a run that has become too long; the denial, unlike at punctuation, goes on. */
  #cut(): void {
    if (this.#current) this.#clauses.push(this.#current);
    this.#current = undefined;
  }

  close(): void {
    if (this.#denial === reach && this.#flips % 2 === 1) this.#denyPrevious();
    this.#cut();
    this.#denial = 0;
    this.#flips = 0;
  }

  /** "TCP 面向连接，UDP 不是": a denial with nothing after it denies what the clause before said. */
  #denyPrevious(): void {
    const before = this.#clauses.at(-1);
    const current = this.#current;
    if (!before || !current || before.sentence !== current.sentence) return;
    current.tokens.push(...before.tokens.map((token) => ({ ...token, denied: !token.denied, focus: true })));
  }

  finish(): Clause[] {
    let corrected = false;
    const said = this.#clauses.map((draft) => {
      const wording = this.text.slice(draft.start, draft.end).toLowerCase();
      corrected ||= corrections.test(wording);
      return { draft, wording, corrected };
    });
    return said
      .map(({ draft, wording, corrected: after }, i) => {
        const next = said[i + 1];
        const back = next !== undefined && next.draft.tokens.length <= 3 && takenBack.test(next.wording);
        return { ...draft, reported: reported.test(wording) || back, corrected: after };
      })
      .filter((clause) => clause.tokens.length > 0);
  }
}

/** 不稳定, 未排序 as one dictionary word: the word without its negating character, denied. */
function innerNegation(token: Token): Token | undefined {
  if (token.kind !== 'word' || token.surface.length < 3 || notNegators.has(token.surface)) return undefined;
  if (!/^[不未无没非]/u.test(token.surface)) return undefined;
  const rest = token.surface.slice(1);
  return { ...token, term: rest, surface: rest };
}
