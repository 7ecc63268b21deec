/** What the notes lack, as curators see it: gaps, how questions do, cases for the regression tests. */
import type { Curated, ItemView } from '../../core/tutor/outcome.js';
import type { Block } from '../reply.js';
import type { Voice } from '../voice.js';
import { heading, paragraph, said, soft, text, type Content } from './shared.js';

type Of<K extends Curated['kind']> = Extract<Curated, { kind: K }>;

const list = (items: readonly (readonly Block[])[]): Block => ({ kind: 'list', ordered: true, items });

/** What did not fit is counted, and is all there on the command line. */
const rest = (voice: Voice, n: number, command: string): readonly Block[] =>
  n > 0 ? [paragraph(soft(voice.text('moreItems', { n, command })))] : [];

export function gapList(voice: Voice, { gaps, all }: Of<'gap_list'>): Content {
  if (gaps.length === 0) return { blocks: [paragraph(text(voice.text('gapsNone')))], buttons: [] };
  const items = gaps.map(({ query, asked, people, nearest }) => {
    const titles = nearest.map(({ title, id }) => `${voice.say(title)} (${id})`).join(' · ');
    return [
      paragraph(said(query), soft(` ${voice.text('gapCount', { asked, people })}`)),
      ...(titles === '' ? [] : [paragraph(soft(voice.text('gapNearest', { titles })))]),
    ];
  });
  return {
    blocks: [
      heading(text(voice.text('gapsTitle', { n: all }))),
      list(items),
      ...rest(voice, all - gaps.length, 'gaps'),
    ],
    buttons: [],
  };
}

export function itemList(voice: Voice, { items, all }: Of<'item_list'>): Content {
  if (items.length === 0) return { blocks: [paragraph(text(voice.text('itemsNone')))], buttons: [] };
  return {
    blocks: [
      heading(text(voice.text('itemsTitle', { n: all }))),
      list(items.map((item) => itemBlocks(voice, item))),
      ...rest(voice, all - items.length, 'items'),
    ],
    buttons: [],
  };
}

function itemBlocks(voice: Voice, item: ItemView): readonly Block[] {
  const { question, attempts, people, mean, discrimination, neverHit, beliefs } = item;
  const told =
    discrimination === undefined ? '' : voice.text('itemDiscrimination', { value: discrimination });
  return [
    paragraph(text(voice.say(question.text)), soft(` (${question.id})`)),
    paragraph(soft(voice.text('itemCount', { attempts, people, mean }) + told)),
    ...neverHit.map(({ statement }) =>
      paragraph(text(voice.text('itemNeverHit', { point: voice.say(statement) }))),
    ),
    ...beliefs.map(({ statement, met }) =>
      paragraph(text(voice.text('itemBelief', { n: met, point: voice.say(statement) }))),
    ),
  ];
}

/** A JSON line each, to be put into the project as they are. */
export const caseList = (voice: Voice, { cases }: Of<'case_list'>): Content => ({
  blocks: [
    heading(text(voice.text('casesTitle', { n: cases.length }))),
    { kind: 'code', text: cases.map((one) => JSON.stringify(one)).join('\n') },
  ],
  buttons: [],
});
