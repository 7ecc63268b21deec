/** Commands for those who manage a room. */
import { locales } from '../../core/language.js';
import { addQuestions, removeQuestion } from '../../core/tutor/rooms/add.js';
import { roomAnswers, roomPanel, roomPlaces } from '../../core/tutor/rooms/panel.js';
import { command } from '../command.js';

export const roomCommand = command({
  name: 'room',
  code: 'rm',
  listed: true,
  admins: true,
  visibility: 'private',
  options: {
    language: { type: 'choice', choices: locales },
    topics: { type: 'text' },
    place: { type: 'choice', choices: roomPlaces },
    ping: { type: 'text' },
    answers: { type: 'choice', choices: roomAnswers },
  },
  run: roomPanel,
});

export const addCommand = command({
  name: 'add',
  code: 'ad',
  listed: true,
  admins: true,
  visibility: 'private',
  options: { question: { type: 'text', rest: true } },
  run: (scene, { question }) => addQuestions(scene, question),
});

/** Takes a question of the room's own away. */
export const dropCommand = command({
  name: 'drop',
  code: 'dr',
  listed: false,
  admins: true,
  visibility: 'private',
  options: { question: { type: 'text', required: true } },
  run: (scene, { question }) => removeQuestion(scene, question),
});
