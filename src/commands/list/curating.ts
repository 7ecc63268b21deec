/** Commands for curators; rights are checked at every call. */
import { acceptAppeal } from '../../core/tutor/curate/accept.js';
import { declineAppeal, nextAppeal, showAppeal } from '../../core/tutor/curate/appeals.js';
import { listGaps } from '../../core/tutor/curate/gaps.js';
import { listItems } from '../../core/tutor/curate/items.js';
import type { Outcome } from '../../core/tutor/outcome.js';
import type { Scene } from '../../core/tutor/scene.js';
import { command } from '../command.js';
import { suggestTopic } from '../suggest.js';

const onlyCurators = (scene: Scene, run: () => Promise<Outcome>): Promise<Outcome> =>
  scene.curator ? run() : Promise.resolve({ kind: 'not_curator' });

type AppealAction = 'accept' | 'decline' | 'next';

function onAppeal(scene: Scene, action: AppealAction | undefined, id: string, words: string | undefined) {
  switch (action) {
    case 'accept':
      return acceptAppeal(scene, id, words);
    case 'decline':
      return declineAppeal(scene, id, words);
    case 'next':
      return nextAppeal(scene, id);
    case undefined:
      return showAppeal(scene, id);
  }
}

export const appealsCommand = command({
  name: 'appeals',
  code: 'ap',
  listed: true,
  reads: () => true,
  visibility: 'private',
  options: {
    action: { type: 'choice', choices: ['accept', 'decline', 'next'] },
    /** Its id, and behind it other words to accept or a word to the learner. */
    appeal: { type: 'text' },
  },
  run: (scene, { action, appeal }) =>
    onlyCurators(scene, () => {
      const [, id, words] = /^(\S+)\s*(.*)$/su.exec(appeal ?? '') ?? [];
      if (id === undefined) return nextAppeal(scene);
      return onAppeal(scene, action, id, words === '' ? undefined : words);
    }),
});

/** Rows that fit a few screens of a phone. */
const SHOWN = 10;

export const gapsCommand = command({
  name: 'gaps',
  code: 'gp',
  listed: true,
  reads: () => true,
  visibility: 'private',
  options: {},
  run: (scene) => onlyCurators(scene, () => listGaps(scene, SHOWN)),
});

export const itemsCommand = command({
  name: 'items',
  code: 'it',
  listed: true,
  visibility: 'private',
  options: { topic: { type: 'text', suggest: suggestTopic } },
  run: (scene, { topic }) => onlyCurators(scene, () => listItems(scene, SHOWN, topic)),
});
