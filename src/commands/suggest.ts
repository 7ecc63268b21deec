/** Completions for options. */
import { suggestTopics } from '../core/tutor/topics.js';
import { suggestZones } from '../core/tutor/zones.js';
import type { Suggest } from './command.js';

/** As many as the tightest platform shows (Discord: 25 choices). */
const MOST = 25;

export const suggestTopic: Suggest = (library, typed) => suggestTopics(library, typed, MOST);

export const suggestZone: Suggest = (_, typed) => suggestZones(typed, MOST);
