/** Notes' Markdown as blocks. Raw HTML in a note is shown as text. */
import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block, Inline, Line } from './reply.js';

export function markdownBlocks(markdown: string): readonly Block[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return tree.children.flatMap(blockOf);
}

type Node = RootContent | BlockContent | DefinitionContent;

function blockOf(node: Node): Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', line: lineOf(node.children) }];
    case 'paragraph':
      return [{ kind: 'paragraph', line: lineOf(node.children) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap(blockOf) }];
    case 'list': {
      const items = node.children.map((item) => item.children.flatMap(blockOf));
      return [{ kind: 'list', ordered: node.ordered === true, items }];
    }
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'table': {
      const [head, ...rows] = node.children.map((row) => row.children.map((cell) => lineOf(cell.children)));
      return head ? [{ kind: 'table', head, rows }] : [];
    }
    case 'html':
      return [{ kind: 'paragraph', line: [{ kind: 'text', text: node.value }] }];
    default:
      return [];
  }
}

const lineOf = (nodes: readonly PhrasingContent[]): Line => nodes.flatMap((node) => inlineOf(node));

function inlineOf(node: PhrasingContent): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ kind: 'text', text: node.value.replace(/\n/gu, ' ') }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'strong':
    case 'emphasis':
    case 'delete':
      return node.children
        .flatMap(inlineOf)
        .map((part) => (part.kind === 'text' ? { ...part, kind: 'strong' } : part));
    case 'link':
      return [{ kind: 'link', text: textOf(node.children), url: node.url }];
    case 'break':
      return [{ kind: 'text', text: '\n' }];
    case 'html':
      return [{ kind: 'text', text: node.value }];
    default:
      return [];
  }
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .flatMap(inlineOf)
    .map((part) => part.text)
    .join('');
