/** An outline's lines -> sections with nested items. Sloppy indentation and mixed numbering are expected. */
import type { BlockOrigin, Line } from './lines.js';
import type { MarkerStyle } from './markers.js';

export type OutlineNode =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'block'; readonly line: number; readonly origin: BlockOrigin; readonly text: string }
  /** A bullet, a numbered line, or a line that stands as a title over others. */
  | { readonly kind: 'item'; readonly line: number; readonly text: string; readonly children: OutlineNode[] }
  /** `answered` tells a question without an answer from one whose answer is empty so far. */
  | {
      readonly kind: 'question';
      readonly line: number;
      text: string;
      answered: boolean;
      readonly children: OutlineNode[];
    };

export type ItemNode = Extract<OutlineNode, { kind: 'item' }>;
export type QuestionNode = Extract<OutlineNode, { kind: 'question' }>;

export interface Section {
  readonly line: number;
  /** Headings above it and its own, outermost first; empty for what comes before the first heading. */
  readonly path: readonly string[];
  /** Another heading below it follows. */
  hasSections: boolean;
  readonly nodes: OutlineNode[];
}

/** What is open at a line: the items it may belong to, outermost first. */
interface Open {
  readonly indent: number;
  readonly style: MarkerStyle | 'title';
  readonly node: ItemNode;
}

/** A title line longer than this is a sentence. */
const longestTitleLine = 60;
/** Indentation that differs by no more counts as the same. */
const sameIndent = 1;

/** Sections in the order of the file; always at least one. */
export function outlineTree(lines: readonly Line[]): Section[] {
  const builder = new TreeBuilder(lines);
  lines.forEach((_, i) => builder.take(i));
  return builder.sections;
}

class TreeBuilder {
  readonly sections: Section[];
  private section: Section = { line: 1, path: [], hasSections: false, nodes: [] };
  /** Headings the current section is inside of. */
  private headings: { depth: number; section: Section }[] = [];
  private open: Open[] = [];
  private question: QuestionNode | undefined;
  /** How the outermost items of this section are marked. */
  private outermost = new Set<string>();
  private readonly hasHeadings: boolean;

  constructor(private readonly lines: readonly Line[]) {
    this.sections = [this.section];
    this.hasHeadings = lines.some((line) => line.kind === 'heading');
  }

  take(i: number): void {
    const line = this.lines[i];
    switch (line?.kind) {
      case undefined:
      case 'blank':
        return;
      case 'heading':
        this.takeHeading(line);
        return;
      case 'question':
        this.open = [];
        this.question = { kind: 'question', line: line.line, text: line.text, answered: false, children: [] };
        this.section.nodes.push(this.question);
        return;
      case 'answer':
        if (!this.question || this.question.answered) {
          this.parent().push({ kind: 'text', line: line.line, text: line.text });
          return;
        }
        this.question.answered = true;
        if (line.text !== '') this.question.children.push({ kind: 'text', line: line.line, text: line.text });
        return;
      case 'item':
        this.takeItem(line, this.afterBlank(i));
        return;
      case 'text':
        this.takeText(line, i);
        return;
      case 'block':
        this.leaveLists(line.indent, i);
        this.parent().push({ kind: 'block', line: line.line, origin: line.origin, text: line.text });
        return;
    }
  }

  private takeHeading({ line, depth, text }: Extract<Line, { kind: 'heading' }>): void {
    this.headings = this.headings.filter((above) => above.depth < depth);
    for (const above of this.headings) above.section.hasSections = true;
    const path = [...(this.headings.at(-1)?.section.path ?? []), text];
    this.section = { line, path, hasSections: false, nodes: [] };
    this.sections.push(this.section);
    this.headings.push({ depth, section: this.section });
    this.open = [];
    this.question = undefined;
    this.outermost = new Set();
  }

  private takeItem(
    { line, indent, style, text }: Extract<Line, { kind: 'item' }>,
    afterBlank: boolean,
  ): void {
    if (!this.hasHeadings && style !== 'bullet' && this.outermost.has(styleKey(indent, style)))
      this.question = undefined;
    this.closeFor(indent, style, afterBlank);
    const node: ItemNode = { kind: 'item', line, text, children: [] };
    if (this.open.length === 0 && !this.question) this.outermost.add(styleKey(indent, style));
    this.parent().push(node);
    this.open.push({ indent, style, node });
  }

  /** Closes what an item does not belong to. */
  private closeFor(indent: number, style: MarkerStyle, afterBlank: boolean): void {
    const sibling = this.open.findLastIndex(
      (item) => item.style === style && Math.abs(item.indent - indent) <= sameIndent,
    );
    if (sibling >= 0) {
      this.open.length = sibling;
      return;
    }
    if (this.outermost.has(styleKey(indent, style))) {
      this.open = [];
      return;
    }
    const above = this.open.at(-1);
    if (!above || above.indent + sameIndent < indent) return;
    const alike = this.open.findLastIndex((item) => item.style === style);
    // Numbering that goes on with another indentation.
    if (alike >= 0) {
      this.open.length = alike;
      return;
    }
    // A new kind of marker after a blank line starts afresh, except that 一、 is over all others by custom.
    this.open = this.open.filter((item) =>
      afterBlank && !item.style.startsWith('han')
        ? item.indent + sameIndent < indent
        : item.indent <= indent + sameIndent,
    );
  }

  private takeText({ line, indent, text }: Extract<Line, { kind: 'text' }>, i: number): void {
    if (this.question && !this.question.answered && this.question.text === '') {
      this.question.text = text;
      return;
    }
    if (this.isTitle(i)) {
      this.question = undefined;
      const node: ItemNode = { kind: 'item', line, text, children: [] };
      this.open = [{ indent, style: 'title', node }];
      this.section.nodes.push(node);
      return;
    }
    this.leaveLists(indent, i);
    this.parent().push({ kind: 'text', line, text });
  }

  /** Under a heading, a paragraph after a list belongs to the heading. */
  private leaveLists(indent: number, i: number): void {
    if (this.hasHeadings && indent === 0 && this.afterBlank(i)) this.open = [];
  }

  /** In an outline without headings, a short line over a list or text of its own is one. */
  private isTitle(i: number): boolean {
    const line = this.lines[i];
    if (this.hasHeadings || line?.kind !== 'text' || line.indent > 0 || !this.afterBlank(i)) return false;
    if (line.text.length > longestTitleLine) return false;
    const next = this.lines[i + 1];
    if (next === undefined || next.kind === 'blank') return false;
    const above = next.kind === 'item' || (next.kind === 'text' && next.indent > 0);
    return above || /[:：?？]$/u.test(line.text);
  }

  private afterBlank(i: number): boolean {
    return i === 0 || this.lines[i - 1]?.kind === 'blank';
  }

  private parent(): OutlineNode[] {
    const item = this.open.at(-1)?.node;
    if (item) return item.children;
    if (!this.question) return this.section.nodes;
    // Without an answer's mark, what follows a question is its answer.
    this.question.answered = true;
    return this.question.children;
  }
}

const styleKey = (indent: number, style: MarkerStyle): string =>
  `${style} ${indent > sameIndent ? indent : 0}`;
