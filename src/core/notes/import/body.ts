/** Outline nodes as Markdown: everything the file said about a topic, in order. */
import { joinLines } from './sentences.js';
import type { OutlineNode } from './tree.js';

/** @param indent columns before every line */
export function bodyOf(nodes: readonly OutlineNode[], indent = 0): string {
  const parts: string[] = [];
  let texts: string[] = [];
  let items: string[] = [];
  const flush = () => {
    if (texts.length > 0)
      parts.push(
        joinLines(texts)
          .map((text) => shift(text, indent))
          .join('\n\n'),
      );
    if (items.length > 0) parts.push(items.join('\n'));
    texts = [];
    items = [];
  };
  for (const node of nodes) {
    if (node.kind !== 'text' || items.length > 0) {
      if (node.kind !== 'item' || texts.length > 0) flush();
    }
    switch (node.kind) {
      case 'text':
        texts.push(node.text);
        break;
      case 'item':
        items.push(itemOf(node.text, node.children, indent));
        break;
      case 'block':
        parts.push(shift(node.origin === 'table' ? node.text : fenced(node.text), indent));
        break;
      case 'question':
        parts.push(
          [shift(`**${node.text}**`, indent), bodyOf(node.children, indent)].filter(Boolean).join('\n\n'),
        );
        break;
    }
  }
  flush();
  return parts.join('\n\n');
}

function itemOf(text: string, children: readonly OutlineNode[], indent: number): string {
  const below = bodyOf(children, indent + 2);
  const line = shift(`- ${text}`, indent);
  if (below === '') return line;
  return children[0]?.kind === 'item' ? `${line}\n${below}` : `${line}\n\n${below}`;
}

const shift = (text: string, indent: number): string => text.replace(/^(?=.)/gmu, ' '.repeat(indent));

/** A fence longer than any row of backticks inside. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/gu)].map(([row]) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}
