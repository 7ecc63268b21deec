/** HTML as people paste it -> plain text. None of it is ever run or shown as HTML anyway; this tidies. */
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** What carries more than text: left out, and said so. */
const carriers = setOf(
  'applet audio base button canvas embed form frame iframe img input link meta noscript object script select source style svg textarea video',
);
const formatting = setOf(
  'a abbr b big blockquote body br center cite code dd del div dl dt em font footer h1 h2 h3 h4 h5 h6 head header hr html i ins kbd li main mark ol p pre q section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul',
);
/** Carriers whose content goes with them. */
const swallowing = setOf('script style svg iframe noscript object canvas select textarea');
/** Elements that begin and end a line. */
const blocks = setOf('blockquote body br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul');

export interface Stripped {
  readonly text: string;
  /** Elements left out with what they carried. */
  readonly left: readonly { readonly name: string; readonly line: number }[];
}

export interface StripOptions {
  /** Tags nobody knows (`<List>`) go too; otherwise they stay as they are. */
  readonly unknownToo: boolean;
  /**
   * `kept`: the result has as many lines as the source, entities that only stand for signs are read.
   * `blocks`: paragraphs, rows, items and `<br>` become lines, all entities are read.
   */
  readonly lines: 'kept' | 'blocks';
}

/** Linear in the source; needs no closing tags and is not impressed by missing ones. */
export function stripHtml(source: string, options: StripOptions): Stripped {
  if (!/[<&]/u.test(source)) return { text: source, left: [] };
  const guarded = guardUnclosed(source);
  const stripper = new Stripper(guarded, options);
  const tokenizer = new Tokenizer({ decodeEntities: options.lines === 'blocks' }, stripper);
  tokenizer.write(guarded);
  tokenizer.end();
  const { text, left } = stripper.result();
  return { text: text.replaceAll(guard, '<'), left };
}

/** Stands for a < that opens nothing. */
const guard = '\ue002';

/** Who merely mentions a `<script>` does not mean all that follows to be one. */
function guardUnclosed(source: string): string {
  const lower = source.toLowerCase();
  return [...swallowing, 'title'].reduce((text, name) => {
    if (!lower.includes(`<${name}`)) return text;
    const closed = lower.lastIndexOf(`</${name}`) + 1;
    return text.slice(0, closed) + text.slice(closed).replace(new RegExp(`<(?=${name}\\b)`, 'giu'), guard);
  }, source);
}

/** Looks enough like HTML to be read as it. */
export const looksLikeHtml = (text: string): boolean =>
  [...text.matchAll(/<\/?([a-z][a-z0-9]*)[^<>]*>/giu)].some(([, name]) => isKnown(name ?? '')) ||
  /&(?:nbsp|lt|gt|amp|quot|#\d{1,7});/u.test(text);

const isKnown = (name: string): boolean =>
  carriers.has(name.toLowerCase()) || formatting.has(name.toLowerCase());

const signs: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };
const readSigns = (text: string): string =>
  text.replace(/&(nbsp|lt|gt|amp|quot);/gu, (whole, name: string) => signs[name] ?? whole);

class Stripper implements TokenizerCallbacks {
  private text = '';
  private readonly left: { name: string; line: number }[] = [];
  /** Everything before is dealt with. */
  private at = 0;
  private line = 1;
  private countedTo = 0;
  private tag = { name: '', start: 0, bare: 0, valued: 0 };
  private swallowed: string | undefined;

  constructor(
    private readonly source: string,
    private readonly options: StripOptions,
  ) {}

  result(): Stripped {
    const text =
      this.options.lines === 'kept' ? readSigns(this.text) : this.text.replaceAll('\u00a0', ' ').trim();
    return { text, left: this.left };
  }

  ontext(start: number, end: number): void {
    if (this.swallowed !== undefined) return;
    // At the end of the source a < that opened nothing is left out of the text it belongs to.
    this.emit(this.source[start - 1] === '<' ? start - 1 : start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    if (this.swallowed !== undefined) return;
    this.text += String.fromCodePoint(codepoint);
    this.at = end;
  }

  onopentagname(start: number, end: number): void {
    this.tag = { name: this.source.slice(start, end).toLowerCase(), start: start - 1, bare: 0, valued: 0 };
  }

  onattribname(): void {}
  onattribdata(): void {}
  onattribentity(): void {}

  onattribend(quote: QuoteType): void {
    if (quote === QuoteType.NoValue) this.tag.bare += 1;
    else this.tag.valued += 1;
  }

  onopentagend(end: number): void {
    const { name, start, bare, valued } = this.tag;
    if (this.swallowed !== undefined) return;
    // `a<b and c>d` reads like a tag too.
    const comparison = name.length <= 2 && bare > 0 && valued === 0;
    if (!this.options.unknownToo && (comparison || !isKnown(name))) {
      this.emit(start, end + 1);
      return;
    }
    this.skipTo(end + 1);
    this.breakAt(name);
    if (name === 'li' && this.options.lines === 'blocks') this.text += '- ';
    if (!carriers.has(name)) return;
    this.leave(name, start);
    if (swallowing.has(name)) this.swallowed = name;
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    this.swallowed = undefined;
  }

  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, end).trim().toLowerCase();
    if (this.swallowed !== undefined) {
      if (this.swallowed === name) this.swallowed = undefined;
      return;
    }
    if (this.options.unknownToo || isKnown(name)) this.breakAt(name);
    else this.emit(start - 2, this.source.indexOf('>', end) + 1);
  }

  oncomment(start: number): void {
    this.leave('!--', start);
  }

  ondeclaration(start: number): void {
    this.leave('!', start);
  }

  onprocessinginstruction(start: number): void {
    this.leave('?', start);
  }

  oncdata(): void {}

  /** A tag that never ends is none. */
  onend(): void {
    const rest = this.source.slice(this.at);
    if (this.swallowed === undefined && !rest.includes('>')) this.emit(this.at, this.source.length);
    else this.skipTo(this.source.length);
  }

  private leave(name: string, start: number): void {
    if (this.swallowed === undefined) this.left.push({ name, line: this.lineOf(start) });
  }

  private emit(start: number, end: number): void {
    const from = Math.max(start, this.at);
    this.skipTo(from);
    this.text += this.source.slice(from, end);
    this.at = Math.max(this.at, end);
  }

  /** What lies between is markup; its line feeds may have to survive. */
  private skipTo(position: number): void {
    if (position <= this.at) return;
    if (this.options.lines === 'kept')
      this.text += this.source.slice(this.at, position).replace(/[^\n]+/gu, '');
    this.at = position;
  }

  private breakAt(name: string): void {
    if (this.options.lines !== 'blocks' || !blocks.has(name)) return;
    if (name === 'br' || (this.text !== '' && !this.text.endsWith('\n'))) this.text += '\n';
  }

  /** Offsets asked for never go back, so this is linear over all calls. */
  private lineOf(offset: number): number {
    for (; this.countedTo < offset; this.countedTo += 1)
      if (this.source.charCodeAt(this.countedTo) === 10) this.line += 1;
    return this.line;
  }
}
