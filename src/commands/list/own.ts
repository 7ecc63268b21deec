/** Commands about the learner themself. */
import { locales } from '../../core/language.js';
import { exportAll } from '../../core/tutor/export.js';
import { forget } from '../../core/tutor/forget.js';
import { leaderboard } from '../../core/tutor/leaderboard.js';
import { MAX_CAP } from '../../core/tutor/limits.js';
import { boardPlaces, helpTopics, periods } from '../../core/tutor/outcome.js';
import { progress } from '../../core/tutor/progress.js';
import { boardChoices, settings } from '../../core/tutor/settings.js';
import { answerStep, start } from '../../core/tutor/start.js';
import { command } from '../command.js';

export const startCommand = command({
  name: 'start',
  code: '0',
  listed: true,
  visibility: 'private',
  options: {},
  run: start,
});

/** One answer to the three first questions. */
export const stepCommand = command({
  name: 'step',
  code: '1',
  listed: false,
  visibility: 'private',
  options: {
    step: { type: 'choice', choices: ['locale', 'role', 'date'], required: true },
    value: { type: 'text', required: true },
  },
  run: (scene, { step, value }) => answerStep(scene, step, value),
});

export const progressCommand = command({
  name: 'progress',
  code: 'g',
  listed: true,
  visibility: 'private',
  options: {},
  run: progress,
});

export const leaderboardCommand = command({
  name: 'leaderboard',
  code: 'b',
  listed: true,
  visibility: 'public',
  options: {
    period: { type: 'choice', choices: periods },
    place: { type: 'choice', choices: boardPlaces },
  },
  run: (scene, { period, place }) => leaderboard(scene, place, period ?? 'week'),
});

export const settingsCommand = command({
  name: 'settings',
  code: 'o',
  listed: true,
  visibility: 'private',
  options: {
    language: { type: 'choice', choices: locales },
    zone: { type: 'text' },
    name: { type: 'text' },
    cap: { type: 'integer', min: 1, max: MAX_CAP },
    board: { type: 'choice', choices: boardChoices },
    role: { type: 'text' },
    interview: { type: 'date' },
  },
  run: settings,
});

export const exportCommand = command({
  name: 'export',
  code: 'z',
  listed: true,
  visibility: 'private',
  options: {},
  run: exportAll,
});

export const forgetCommand = command({
  name: 'forget',
  code: 'zz',
  listed: true,
  visibility: 'private',
  options: { confirm: { type: 'flag' } },
  run: (scene, { confirm }) => forget(scene, confirm ?? false),
});

export const helpCommand = command({
  name: 'help',
  code: '?',
  listed: true,
  visibility: 'private',
  options: { topic: { type: 'choice', choices: helpTopics } },
  run: (scene, { topic }, catalogue) =>
    Promise.resolve({
      kind: 'help',
      topic: topic ?? 'commands',
      entries: catalogue.entries(scene.learner.locale),
    }),
});
