/** How to use the tutor, and the rules of points and grades. */
import { helpTopics, type HelpTopic, type Own } from '../../core/tutor/outcome.js';
import type { Block } from '../reply.js';
import type { Voice } from '../voice.js';
import { button, heading, paragraph, soft, text, type Content } from './shared.js';

type Help = Extract<Own, { kind: 'help' }>;

const titles = {
  commands: 'helpTitle',
  all: 'helpAll',
  points: 'helpPoints',
  grading: 'helpGrading',
} as const satisfies Readonly<Record<HelpTopic, string>>;

export function help(voice: Voice, { topic, entries }: Help): Content {
  const others = helpTopics.filter((other) => other !== topic);
  return {
    blocks: [heading(text(voice.text(titles[topic]))), ...contentOf(voice, topic, entries)],
    buttons: [
      others.map((other) => button(voice.text(titles[other]), { command: 'help', args: { topic: other } })),
    ],
    replaces: true,
  };
}

function contentOf(voice: Voice, topic: HelpTopic, entries: Help['entries']): readonly Block[] {
  switch (topic) {
    case 'commands':
      return [
        paragraph(text(voice.text('helpIntro'))),
        list(
          voice,
          entries.filter(({ basic }) => basic),
        ),
      ];
    case 'all':
      return [list(voice, entries)];
    case 'points':
      return rules(voice, ['pointsText1', 'pointsText2', 'pointsText3']);
    case 'grading':
      return rules(voice, ['gradingText1', 'gradingText2', 'gradingText3']);
  }
}

function list(voice: Voice, entries: Help['entries']): Block {
  const items = entries.map(({ usage, description, words }): readonly Block[] => {
    const word = words[0];
    const also = word === undefined ? [] : [soft(` · ${voice.text('helpAlso', { words: word })}`)];
    return [paragraph({ kind: 'code', text: usage }, text(` ${description}`), ...also)];
  });
  return { kind: 'list', ordered: false, items };
}

const rules = (
  voice: Voice,
  keys: readonly (
    'pointsText1' | 'pointsText2' | 'pointsText3' | 'gradingText1' | 'gradingText2' | 'gradingText3'
  )[],
): readonly Block[] => keys.map((key) => paragraph(text(voice.text(key))));
