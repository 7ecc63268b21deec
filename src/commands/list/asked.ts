/** Commands that pose questions. */
import { mistakes } from '../../core/tutor/mistakes.js';
import { next } from '../../core/tutor/next.js';
import { poseChosen, quiz } from '../../core/tutor/quiz.js';
import { retry } from '../../core/tutor/retry.js';
import { review } from '../../core/tutor/review.js';
import { listSaved, save, unsave } from '../../core/tutor/save.js';
import { skip } from '../../core/tutor/skip.js';
import { resolveTopic } from '../../core/tutor/topics.js';
import { command } from '../command.js';
import { suggestTopic } from '../suggest.js';

export const quizCommand = command({
  name: 'quiz',
  code: 'q',
  listed: true,
  reads: ({ topic }, library) => topic !== undefined && !resolveTopic(library, topic),
  visibility: 'public',
  options: {
    topic: { type: 'text', suggest: suggestTopic },
    difficulty: { type: 'integer', min: 1, max: 5 },
  },
  run: (scene, wish) => quiz(scene, wish),
});

export const nextCommand = command({
  name: 'next',
  code: 'x',
  listed: true,
  visibility: 'public',
  options: {},
  run: (scene) => next(scene),
});

export const skipCommand = command({
  name: 'skip',
  code: 's',
  listed: true,
  visibility: 'public',
  options: {},
  run: skip,
});

export const retryCommand = command({
  name: 'retry',
  code: 'y',
  listed: true,
  visibility: 'public',
  options: {},
  run: retry,
});

export const reviewCommand = command({
  name: 'review',
  code: 'v',
  listed: true,
  visibility: 'private',
  options: { more: { type: 'flag' } },
  run: (scene, { more }) => review(scene, [], more ?? false),
});

export const mistakesCommand = command({
  name: 'mistakes',
  code: 'm',
  listed: true,
  visibility: 'private',
  options: {},
  run: mistakes,
});

export const saveCommand = command({
  name: 'save',
  code: 'f',
  listed: true,
  visibility: 'private',
  options: {},
  run: save,
});

export const savedCommand = command({
  name: 'saved',
  code: 'fl',
  listed: true,
  visibility: 'private',
  options: {},
  run: listSaved,
});

export const unsaveCommand = command({
  name: 'unsave',
  code: 'fx',
  listed: false,
  visibility: 'private',
  options: { question: { type: 'text', required: true } },
  run: (scene, { question }) => unsave(scene, question),
});

/** "Test me" under a note, and favourites. */
export const poseCommand = command({
  name: 'pose',
  code: 'p',
  listed: false,
  visibility: 'public',
  options: { question: { type: 'text', required: true } },
  run: (scene, { question }) => poseChosen(scene, question),
});
