/** Conversations on Discord: the real adapter and the real discord.js against a local server. */
import { expect } from 'vitest';
import { connectDiscord } from '../../../src/adapters/discord/connect.js';
import { listed } from '../../../src/commands/registry.js';
import { isCommandLine, parseLine } from '../../../src/commands/line.js';
import type { Channel } from '../../../src/dispatch/channel.js';
import { createDispatcher, type Dispatcher } from '../../../src/dispatch/dispatcher.js';
import type { Action, Driver, Seen, Who } from '../conversation.js';
import { chooseFrom, pressButton, typeInto, useSlash, writeMessage, type Doing } from '../discord/events.js';
import { controlsIn, textIn, type Control } from '../discord/reading.js';
import { startDiscord, type DiscordServer } from '../discord/server.js';
import { World, type StoredMessage } from '../discord/world.js';
import { collectedLog } from '../log.js';
import { seededRandom } from '../random.js';
import type { CoreOptions } from './core.js';

export interface DiscordDriver extends Driver {
  readonly server: DiscordServer;
  readonly log: ReturnType<typeof collectedLog>;
  /** As it is connected now. */
  readonly channel: Channel;
  /** What went wrong on purpose may stand in the log. */
  expectTrouble(): void;
  /** Resolves when everything told so far has been worked off and answered. */
  settled(): Promise<void>;
  /** The messages a person can see where they are, oldest first. */
  messagesFor(who: Who): readonly StoredMessage[];
}

export async function discordDriver({
  store,
  knowledge,
  clock,
  seed = 1,
}: CoreOptions): Promise<DiscordDriver> {
  const random = seededRandom(seed);
  const log = collectedLog();
  const server = await startDiscord({ now: () => clock.now });
  const { world } = server;
  let pending: Promise<unknown> = Promise.resolve();

  const connect = (): Promise<Channel> => {
    const inner = createDispatcher({ store, knowledge, random, log, retries: [5, 5, 5] });
    const dispatcher: Dispatcher = {
      ...inner,
      accept: (incoming, send) => {
        const accepted = inner.accept(incoming, send);
        pending = Promise.all([pending, accepted.then(({ done }) => done)]);
        return accepted;
      },
    };
    const fail = (error: unknown): void => {
      log.error({ err: error }, 'the connection is lost');
    };
    return connectDiscord(
      { token: server.token, apiBase: server.apiBase },
      { dispatcher, library: () => knowledge.library(), search: () => knowledge.search(), log, fail },
    );
  };
  let channel = await connect();
  let trouble = false;

  // What comes last through the gateway is answered from memory: everything before has then arrived.
  const settled = async (): Promise<void> => {
    const doing: Doing = { who: 'nobody', where: world.dm('nobody') };
    const asked = typeInto(server, doing, 'quiz', { name: 'topic', value: '' });
    while (asked.state === 'new') await new Promise((resolve) => setTimeout(resolve, 1));
    for (let before: unknown; before !== pending;) {
      before = pending;
      await pending;
    }
  };
  const placeOf = (who: Who): Doing => ({
    who: who.name,
    where: who.kind === 'dm' ? world.dm(world.user(who.name).id) : world.room(who.room),
  });
  const messagesFor = (who: Who): readonly StoredMessage[] => {
    const { where } = placeOf(who);
    const user = world.user(who.name).id;
    return world.messages.filter((message) => message.channel === where.id && World.sees(user, message));
  };
  const perform = (who: Who, action: Action): void => {
    switch (action.kind) {
      case 'says':
        say(server, placeOf(who), action.text);
        return;
      case 'presses':
      case 'presses_of': {
        const shown = messagesFor(action.kind === 'presses' ? who : action.owner);
        const [message, { id, value }] = controlOn(shown, action.label);
        if (value === undefined) pressButton(server, placeOf(who), message, id);
        else chooseFrom(server, placeOf(who), message, id, value);
      }
    }
  };
  return {
    server,
    log,
    get channel() {
      return channel;
    },
    expectTrouble: () => {
      trouble = true;
    },
    settled,
    messagesFor,
    act: async (who, action) => {
      const before = new Map(world.messages.map((message) => [message, message.versions]));
      perform(who, action);
      await settled();
      return messagesFor(who)
        .filter((message) => before.get(message) !== message.versions)
        .map(seenOf);
    },
    restart: async () => {
      await channel.close();
      channel = await connect();
      await settled();
    },
    close: async () => {
      await channel.close();
      await server.close();
      // Nothing was refused, nobody is left waiting, and nothing went wrong on the way.
      if (trouble) return;
      expect(server.validated.refused).toEqual([]);
      expect(world.faults).toEqual([]);
      expect(world.thinking).toEqual([]);
      expect(log.entries.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
    },
  };
}

/** In rooms a line with a slash becomes a slash command, as Discord's own field makes it one. */
function say(server: DiscordServer, doing: Doing, text: string): void {
  const parsed =
    doing.where.guild !== undefined && isCommandLine(text) ? parseLine(text, 'zh-CN') : undefined;
  if (parsed?.ok === true && Object.hasOwn(listed, parsed.invocation.command)) {
    const options = Object.entries<string | number | boolean>(parsed.invocation.args);
    useSlash(
      server,
      doing,
      parsed.invocation.command,
      options.map(([name, value]) => ({ name, value })),
    );
  } else writeMessage(server, doing, { text });
}

/** The newest button or choice with this label, or one that begins with it. */
function controlOn(messages: readonly StoredMessage[], label: string): [StoredMessage, Control] {
  for (const message of messages.toReversed()) {
    const controls = controlsIn(message.components);
    const found =
      controls.find((control) => control.label === label) ??
      controls.find((control) => control.label.startsWith(label));
    if (found) return [message, found];
  }
  throw new Error(`there is no button ${label}`);
}

const seenOf = (message: StoredMessage): Seen => {
  const [file] = message.files;
  return {
    text: textIn(message),
    buttons: controlsIn(message.components).map(({ label }) => label),
    ...(file && { file }),
  };
};
