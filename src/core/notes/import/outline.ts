/** An outline -> entries: headings become notes, bullets key points, bullets with bullets and Q/A pairs questions. */
import { bodyOf } from './body.js';
import type { Entry, EntryQuestion, Reading, Remark } from './entry.js';
import { maxQuestions, maxTag } from './limits.js';
import { scanLines } from './lines.js';
import { joinLines, sentences } from './sentences.js';
import { outlineTree, type ItemNode, type OutlineNode, type QuestionNode, type Section } from './tree.js';

/** What becomes a note: a heading, or in an outline without headings an outermost item. */
interface Topic {
  readonly line: number;
  readonly title: string;
  readonly tags: readonly string[];
  readonly nodes: readonly OutlineNode[];
}

/** @param text with line feeds only */
export function readOutline(text: string): Reading {
  const { lines, remarks } = scanLines(text);
  const sections = outlineTree(lines);
  const repeated = repeatedTitles(sections);
  const found = sections.map((section) => topicsOf(section, repeated));
  const entries = found.flatMap(({ topics }) => topics.flatMap(entriesOf));
  const said = [...remarks, ...found.flatMap((section) => section.remarks)];
  if (entries.length > 0) return { entries, faults: [], remarks: said };
  return {
    entries,
    faults: [{ line: 1, message: 'nothing here reads as a heading, a bullet, a number or a question' }],
    remarks: said,
  };
}

/** Titles such as "Advantages" that stand under several headings. */
function repeatedTitles(sections: readonly Section[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { path } of sections) {
    const title = path.at(-1) ?? '';
    if (seen.has(title)) repeated.add(title);
    seen.add(title);
  }
  return repeated;
}

function topicsOf(
  section: Section,
  repeated: ReadonlySet<string>,
): {
  readonly topics: readonly Topic[];
  readonly remarks: readonly Remark[];
} {
  const own = section.path.at(-1);
  const above = section.path.at(-2);
  const title =
    own !== undefined && above !== undefined && repeated.has(own) ? `${untailed(above)}：${own}` : own;
  const tags = section.path
    .slice(0, -1)
    .map(untailed)
    .filter((tag) => tag.length <= maxTag);
  if (title !== undefined) {
    // A heading that only stands over others is what they are tagged with.
    if (section.nodes.length === 0 && section.hasSections) return { topics: [], remarks: [] };
    return { topics: [{ line: section.line, title, tags, nodes: section.nodes }], remarks: [] };
  }
  const loose = section.nodes.find((node) => node.kind === 'text' || node.kind === 'block');
  return {
    topics: section.nodes.flatMap((node): Topic[] => {
      if (node.kind === 'item') return [topicOf(node, [])];
      return node.kind === 'question' ? [{ line: node.line, title: node.text, tags: [], nodes: [node] }] : [];
    }),
    remarks: loose
      ? [{ line: loose.line, message: 'text before the first heading or item was left out' }]
      : [],
  };
}

/** "Name: what it is" is a name and its first sentence, unless the colon is inside brackets or a question. */
function topicOf({ line, text, children }: ItemNode, tags: readonly string[]): Topic {
  const [, name, rest] = /^([^：:()（）?？]+)[：:](?!\/\/)\s*([^?？]+)$/u.exec(text) ?? [];
  if (name === undefined || rest === undefined) return { line, title: text, tags, nodes: children };
  return { line, title: name, tags, nodes: [{ kind: 'text', line, text: rest }, ...children] };
}

function entriesOf(topic: Topic): Entry[] {
  const own = topic.nodes.filter((node) => node.kind !== 'question');
  const parts = own.filter((node): node is ItemNode => node.kind === 'item' && hasItems(node));
  const pairs = topic.nodes.filter((node): node is QuestionNode => node.kind === 'question');
  const main = own.length > 0 || pairs.length === 0 ? [mainQuestion(topic, own, parts)] : [];
  const further = [...parts.map((part) => partQuestion(topic, part)), ...pairs.map(pairQuestion)];
  const [first, ...rest] = [...main, ...further];
  if (!first) return [];
  const title = untailed(topic.title);
  if (rest.length < maxQuestions)
    return [
      { line: topic.line, title, tags: topic.tags, questions: [first, ...rest], body: bodyOf(topic.nodes) },
    ];
  // More than one note can hold: a note each.
  const tags = [...topic.tags, ...(title.length <= maxTag ? [title] : [])];
  const left = own.filter((node) => !(node.kind === 'item' && hasItems(node)));
  return [
    ...(left.length > 0
      ? [
          {
            line: topic.line,
            title,
            tags: topic.tags,
            questions: [mainQuestion(topic, left, [])],
            body: bodyOf(left),
          },
        ]
      : []),
    ...parts.flatMap((part) => entriesOf(topicOf(part, tags))),
    ...pairs.map((pair) => ({
      line: pair.line,
      title: untailed(pair.text),
      tags,
      questions: [pairQuestion(pair)],
      body: bodyOf(pair.children),
    })),
  ];
}

const hasItems = (node: ItemNode): boolean => node.children.some((child) => child.kind === 'item');

function mainQuestion(topic: Topic, own: readonly OutlineNode[], parts: readonly ItemNode[]): EntryQuestion {
  const items = own.filter((node): node is ItemNode => node.kind === 'item');
  const texts = textsOf(own);
  // "Advantages:" with bullets below names a question, it states nothing.
  const stating = items.filter((item) => !parts.includes(item) || !/[:：]$|^.{0,5}$/u.test(item.text));
  const points =
    items.length > 0 ? (stating.length > 0 ? stating : items).map(statementOf) : sentences(texts.join('\n'));
  const answer = [...texts, ...(items.length > 0 ? points : [])].join('\n');
  return { line: topic.line, text: untailed(topic.title), points, ...(answer !== '' && { answer }) };
}

function partQuestion(topic: Topic, part: ItemNode): EntryQuestion {
  const points = leaves(part.children).map(statementOf);
  return {
    line: part.line,
    text: `${untailed(topic.title)}：${untailed(part.text)}`,
    name: untailed(part.text),
    points,
    answer: [...textsOf(part.children), ...points].join('\n'),
  };
}

function pairQuestion({ line, text, children }: QuestionNode): EntryQuestion {
  const points = children.flatMap((node) => {
    if (node.kind === 'text') return sentences(node.text);
    return node.kind === 'item' ? leaves([node]).map(statementOf) : [];
  });
  const parts = children.flatMap((node) =>
    node.kind === 'item' ? leaves([node]).map(statementOf) : [node.text],
  );
  return { line, text, points, ...(parts.length > 0 && { answer: joinLines(parts).join('\n') }) };
}

/**
 * An entry of one question and its answer, as the rows of a table have them.
 * @param question may be empty; whoever makes drafts says so
 * @param further what else the row says
 */
export function pairEntry(
  line: number,
  question: string,
  answer: string,
  further: readonly string[],
  tags: readonly string[],
): Entry {
  const text = question.replace(/\s+/gu, ' ').trim();
  const at = (source: string): OutlineNode[] =>
    outlineTree(scanLines(source, { html: false }).lines).flatMap((section) => [
      ...section.path.slice(-1).map((title): OutlineNode => ({ kind: 'text', line, text: title })),
      ...section.nodes,
    ]);
  const children = at(answer);
  const pair: QuestionNode = { kind: 'question', line, text, answered: true, children };
  const body = bodyOf([...children, ...further.flatMap(at)]);
  return { line, title: untailed(text), tags, questions: [pairQuestion(pair)], body };
}

const leaves = (nodes: readonly OutlineNode[]): ItemNode[] =>
  nodes.flatMap((node) => (node.kind !== 'item' ? [] : hasItems(node) ? leaves(node.children) : [node]));

const textsOf = (nodes: readonly OutlineNode[]): string[] =>
  joinLines(nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : [])));

/** An item and what is written below it, in one sentence or two. */
function statementOf(item: ItemNode): string {
  const head = untailed(item.text);
  const below = textsOf(item.children).join('');
  return below === '' ? head : `${head}：${below}`;
}

/** Without the colon that leads over to what follows, or a full stop. */
const untailed = (text: string): string => text.replace(/[:：。；;，,]$/u, '').trim();
