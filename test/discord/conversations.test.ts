/** The scripted conversations of the core, on Discord: some of them in `npm test`, all in `npm run test:faults`. */
import { describe } from 'vitest';
import { discordDriver } from '../support/drivers/discord.js';
import { talkThrough } from '../support/talks.js';
import { thorough } from '../support/thorough.js';

talkThrough(discordDriver);

describe('first run', () => import('../conversations/first-run.test.js').then(() => undefined));
describe('quiz', () => import('../conversations/quiz.test.js').then(() => undefined));
describe('rooms', () => import('../conversations/rooms.test.js').then(() => undefined));
describe('linking', () => import('../conversations/linking.test.js').then(() => undefined));

if (thorough) {
  describe('answering', () => import('../conversations/answering.test.js').then(() => undefined));
  describe('asking', () => import('../conversations/asking.test.js').then(() => undefined));
  describe('own data', () => import('../conversations/own-data.test.js').then(() => undefined));
  describe('reviewing', () => import('../conversations/reviewing.test.js').then(() => undefined));
}
