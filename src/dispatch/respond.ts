/** One update → one reply, inside one transaction. */
import { toInvocation, type Parsed } from '../commands/arguments.js';
import { decodeButton } from '../commands/button.js';
import { catalogue } from '../commands/catalogue.js';
import { isCommandLine, parseLine } from '../commands/line.js';
import { commandNamed, type Invocation } from '../commands/registry.js';
import { commandPhrase, commandWord } from '../commands/words.js';
import { provePush } from '../core/tutor/daily/settle.js';
import { MAX_ANSWER, MAX_NAME } from '../core/tutor/limits.js';
import { newsFor } from '../core/tutor/curate/news.js';
import type { Outcome } from '../core/tutor/outcome.js';
import { isPrivate, type Scene } from '../core/tutor/scene.js';
import { answerStep, isLater, isStepWord, type Step } from '../core/tutor/start.js';
import { cleanText, isReadable, readsAsQuestion } from '../core/tutor/text.js';
import type { Locale } from '../core/language.js';
import type { Room } from '../core/records.js';
import { replyTo } from '../replies/build.js';
import { withNews } from '../replies/parts/news.js';
import type { Reply } from '../replies/reply.js';
import type { Content, Incoming } from './incoming.js';
import { sceneOf, type Given } from './lookup.js';
import { readsText } from './reads.js';
import { routeText } from './route.js';

interface Responded {
  readonly outcome: Outcome;
  readonly visibility: Reply['visibility'];
}

export interface Response {
  readonly reply: Reply;
  /** The language the learner has now. */
  readonly locale: Locale;
  /** As it is now. */
  readonly room?: Room;
}

/** False for what people say to each other in a room. */
export const isForTutor = ({ content, room }: Incoming): boolean =>
  content.kind !== 'text' || room.kind === 'dm' || content.addressed || isCommandLine(content.text);

/** The reply to an update; undefined for what is nothing to the tutor. */
export async function respond(given: Given, incoming: Incoming): Promise<Response | undefined> {
  if (!isForTutor(incoming)) return undefined;
  const { content } = incoming;
  const scene = await sceneOf(given, incoming);
  if (content.kind === 'moved') {
    await given.tx.rooms.move(scene.room.id, content.to);
    return undefined;
  }
  const { outcome, visibility: wanted } = await outcomeOf(scene, content);
  // The language may just have been changed, and the learner may just have been forgotten.
  const known = await given.tx.learners.get(scene.learner.id);
  const learner = known ?? scene.learner;
  const room = outcome.kind === 'room_panel' ? outcome.room : scene.room;
  const visibility = room.settings?.privateAnswers === true ? 'private' : wanted;
  // What everybody sees is in the room's language.
  const spoken = visibility === 'public' ? (room.locale ?? learner.locale) : learner.locale;
  const plain = replyTo(outcome, spoken, visibility);
  if (!known) return { reply: plain, locale: learner.locale, room };
  const news = await newsFor(scene, outcome, await readsText(content, scene.knowledge));
  const reply = withNews(plain, news, spoken);
  return { reply, locale: learner.locale, room };
}

async function outcomeOf(scene: Scene, content: Exclude<Content, { kind: 'moved' }>): Promise<Responded> {
  switch (content.kind) {
    case 'command': {
      const { name, args, prompt, file } = content;
      return perform({ ...scene, file }, toInvocation(name, args, scene.learner.locale, prompt));
    }
    case 'press': {
      const pressed = decodeButton(content.data);
      if (pressed.ok && pressed.invocation.prompt !== undefined)
        await provePush(scene.tx, pressed.invocation.prompt);
      return perform(scene, pressed);
    }
    case 'text':
      return textOutcome(scene, content);
  }
}

async function textOutcome(scene: Scene, content: Extract<Content, { kind: 'text' }>): Promise<Responded> {
  const { learner, room } = scene;
  const mine = (outcome: Outcome): Responded => ({ outcome, visibility: 'private' });
  if (content.length > MAX_ANSWER) {
    return mine({ kind: 'too_long', length: content.length, max: MAX_ANSWER, open: await hasOpen(scene) });
  }
  const text = cleanText(content.text);
  if (isCommandLine(text)) return perform(scene, parseLine(text, learner.locale));
  if (!isPrivate(room)) return mine(await routeText(scene, text, content));
  const step = learner.onboarding === 'done' ? undefined : learner.onboarding;
  const putOff = step !== undefined && isLater(text) && !(await hasOpen(scene));
  const word = putOff ? undefined : commandWord(text);
  if (word !== undefined) return perform(scene, toInvocation(word, {}, learner.locale));
  const phrase = commandPhrase(text, await scene.knowledge.library());
  if (phrase !== undefined) return perform(scene, parseLine(phrase, learner.locale));
  if (step !== undefined && (putOff || (await answersStep(scene, step, text)))) {
    return mine(await answerStep(scene, step, text));
  }
  return mine(await routeText(scene, text, content));
}

const hasOpen = async ({ tx, learner, room, now }: Scene): Promise<boolean> =>
  (await tx.prompts.current(learner.id, room.id, now)) !== undefined;

/**
 * Short words answer the first questions; what reads as a question is looked up instead, and an open
 * question's answer is only taken for a step's when it is one of the step's own words.
 */
async function answersStep(scene: Scene, step: Step, text: string): Promise<boolean> {
  if (isStepWord(scene, step, text)) return true;
  const short = isReadable(text) && text.length <= MAX_NAME && !readsAsQuestion(text);
  return short && !(await hasOpen(scene));
}

async function perform(scene: Scene, parsed: Parsed): Promise<Responded> {
  if (!parsed.ok) return { outcome: parsed.failure, visibility: 'private' };
  const { command: name, args, prompt }: Invocation = parsed.invocation;
  const command = commandNamed(name);
  if (!command) return { outcome: { kind: 'stale' }, visibility: 'private' };
  const refused = command.admins === true ? refusal(scene) : undefined;
  if (refused) return { outcome: refused, visibility: 'private' };
  const pressed = prompt === undefined ? scene : { ...scene, promptId: prompt };
  const outcome = await command.run(pressed, args, catalogue);
  return { outcome, visibility: command.visibility === 'public' ? 'public' : 'private' };
}

/** What only those who manage a room may do is checked here, whatever the platform has checked before. */
function refusal({ room, admin }: Scene): Outcome | undefined {
  if (isPrivate(room)) return { kind: 'rooms_only' };
  return admin === true ? undefined : { kind: 'admins_only' };
}
