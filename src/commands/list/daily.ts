/** Commands about daily pushes. */
import { pushModes } from '../../core/pushes.js';
import { daily, dailyActions, oneDaily } from '../../core/tutor/daily/subscribe.js';
import { isTime, isWeekdays } from '../../core/tutor/daily/words.js';
import { command } from '../command.js';
import { suggestTopic, suggestZone } from '../suggest.js';

/** Days of the longest pause. */
const LONGEST_PAUSE = 60;

export const dailyCommand = command({
  name: 'daily',
  code: 'dy',
  listed: true,
  visibility: 'private',
  options: {
    action: { type: 'choice', choices: dailyActions },
    time: { type: 'text', fits: isTime },
    weekdays: { type: 'text', fits: isWeekdays },
    topic: { type: 'text', suggest: suggestTopic },
    number: { type: 'integer', min: 1, max: LONGEST_PAUSE },
    mode: { type: 'choice', choices: pushModes },
    zone: { type: 'text', fits: (word) => word.includes('/'), suggest: suggestZone },
    remind: { type: 'flag' },
  },
  run: daily,
});

/** A button under one of several pushes. */
export const dailyOneCommand = command({
  name: 'daily_one',
  code: 'd1',
  listed: false,
  visibility: 'private',
  options: {
    id: { type: 'text', required: true },
    action: { type: 'choice', choices: ['test', 'pause', 'on', 'off'], required: true },
  },
  run: (scene, { id, action }) => oneDaily(scene, id, action),
});
