/**
 * The one inbound path. An update is committed to the inbox before it is acknowledged, worked off in one
 * transaction together with its reply, and the reply is sent afterwards: a crash between any two steps
 * repeats at most the sending.
 */
import type { Locale } from '../core/language.js';
import type { Log, Random } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import { StoreUnavailable, type InboxRow, type Store } from '../core/store.js';
import { DEFAULT_LOCALE } from '../core/tutor/outcome.js';
import type { Knowledge } from '../core/tutor/scene.js';
import { apologyReply, replyTo, unavailableReply } from '../replies/build.js';
import type { Reply } from '../replies/reply.js';
import { incomingSchema, roomKeyOf, type Incoming } from './incoming.js';
import { createPolicies, type Policies, type RoomPolicy } from './policies.js';
import type { Curator } from './lookup.js';
import { createPaces, type Held } from './pace.js';
import { Queues } from './queue.js';
import { readsText } from './reads.js';
import { isForTutor, respond, type Response } from './respond.js';

/** Delivers a reply; resolves with the platform's id of the message, where there is one. */
export type Send = (reply: Reply, incoming: Incoming) => Promise<string | undefined>;

export interface DispatcherParts {
  readonly store: Store;
  readonly knowledge: Knowledge;
  readonly random: Random;
  readonly log: Log;
  readonly curators?: readonly Curator[];
  /** Milliseconds to wait before each repeated try while the database is away. */
  readonly retries?: readonly number[];
}

interface Accepted {
  /** False for an update that was there before. */
  readonly fresh: boolean;
  /** Settles when the reply is out; never rejects. */
  readonly done: Promise<void>;
}

export interface Dispatcher {
  /** Commits an update to the inbox, then works it off. May be acknowledged once this resolves. */
  accept(incoming: Incoming, send: Send): Promise<Accepted>;
  /** Takes up what an earlier run left unfinished, in order; returns how much there was. @throws StoreUnavailable */
  resume(platform: Platform, send: Send): Promise<number>;
  /** Deletes updates older than 48 hours. */
  expire(): Promise<number>;
  /** What a room's admins have decided, as last seen; for what adapters do before any database work. */
  policy(platform: Platform, externalId: string): RoomPolicy;
  /** Reads all of these, once before updates come. @throws StoreUnavailable */
  readPolicies(): Promise<void>;
}

interface Parts extends DispatcherParts {
  readonly locales: Map<string, Locale>;
  readonly policies: Policies;
}

/** One update to be worked off. */
interface Task {
  readonly key: string;
  readonly incoming: Incoming;
  readonly send: Send;
  /** It came too fast: it is answered, not worked off. */
  readonly held?: Held | undefined;
}

const INBOX_LIFE = 48 * 3_600_000;
const RESUMED = 1000;
const RETRIES = [500, 1000, 2000, 4000, 8000];

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createDispatcher(given: DispatcherParts): Dispatcher {
  const parts: Parts = { ...given, locales: new Map(), policies: createPolicies() };
  const { store, log } = parts;
  const queues = new Queues();
  const paces = createPaces();
  const working = (task: Task): Promise<void> =>
    queues.run(roomKeyOf(task.incoming), () => finish(parts, task));
  return {
    async accept(incoming, send) {
      try {
        const fresh = await store.transaction((tx) => tx.inbox.receive(rowOf(incoming)));
        if (!fresh) return { fresh, done: Promise.resolve() };
        const held = isForTutor(incoming) ? paces.take(incoming) : undefined;
        return { fresh, done: working({ key: incoming.key, incoming, send, held }) };
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        log.warn({ err: error }, 'the database cannot be reached; an update was not recorded');
        await deliver(parts, unavailableReply(localeOf(parts, incoming), false), incoming, send);
        return { fresh: false, done: Promise.resolve() };
      }
    },
    async resume(platform, send) {
      const rows = await store.transaction((tx) => tx.inbox.unfinished(platform, RESUMED));
      const tasks = rows.flatMap((row) => {
        const read = incomingSchema.safeParse(row.update);
        return read.success ? [working({ key: row.key, incoming: read.data, send })] : [];
      });
      await Promise.all(tasks);
      return tasks.length;
    },
    policy: (platform, externalId) => parts.policies.of(platform, externalId),
    async readPolicies() {
      const rooms = await store.transaction((tx) => tx.rooms.configured());
      for (const room of rooms) parts.policies.note(room);
    },
    expire: () => store.transaction((tx) => tx.inbox.expire(tx.now - INBOX_LIFE)),
  };
}

const rowOf = (incoming: Incoming): Omit<InboxRow, 'reply' | 'replyState' | 'receivedAt'> => ({
  key: incoming.key,
  roomKey: roomKeyOf(incoming),
  platform: incoming.platform,
  accountExternalId: incoming.account.externalId,
  update: incoming,
});

/** Works an update off and sends its reply; waits for the database when it has gone away meanwhile. */
async function finish(parts: Parts, task: Task): Promise<void> {
  const { log, retries = RETRIES } = parts;
  const { key, incoming, send } = task;
  for (let tries = 0; ; tries += 1) {
    try {
      await attempt(parts, task);
      return;
    } catch (error) {
      const wait = retries[tries];
      if (!(error instanceof StoreUnavailable) || wait === undefined) {
        log.error({ err: error, key }, 'an update stays unfinished');
        return;
      }
      if (tries === 0)
        await deliver(parts, unavailableReply(localeOf(parts, incoming), true), incoming, send);
      await sleep(wait);
    }
  }
}

/** As last seen in this run, because the database may not be there to tell. */
const localeOf = ({ locales }: Parts, incoming: Incoming): Locale =>
  locales.get(accountKey(incoming)) ?? incoming.locale ?? DEFAULT_LOCALE;

const accountKey = ({ platform, account }: Incoming): string => `${platform}:${account.externalId}`;

async function attempt(parts: Parts, task: Task): Promise<void> {
  const { store } = parts;
  const { key, incoming, send } = task;
  const reply = await work(parts, task);
  if (!reply) return;
  await store.transaction((tx) => tx.inbox.replied(key, 'sending'));
  const delivered = await deliver(parts, reply, incoming, send);
  if (!delivered) return;
  const { messageId } = delivered;
  await store.transaction(async (tx) => {
    await tx.inbox.replied(key, 'sent');
    if (reply.about !== undefined && messageId !== undefined) {
      await tx.prompts.update(reply.about, { messageId });
    }
  });
}

/** The effects, once, and the reply they led to; undefined when nothing is left to be sent. */
async function work(parts: Parts, { key, incoming, held }: Task): Promise<Reply | undefined> {
  const { store, log, ...given } = parts;
  const { knowledge, random } = given;
  try {
    // Outside the transaction: loading may take longer than a transaction may.
    if (!held && (await readsText(incoming.content, knowledge)))
      await Promise.all([knowledge.grader(), knowledge.search()]);
    return await store.transaction(async (tx) => {
      const row = await tx.inbox.take(key);
      if (!row || row.replyState === 'sent') return undefined;
      if (row.replyState !== undefined) return storedReply(row.reply);
      const response = held
        ? heldResponse(held, localeOf(parts, incoming))
        : await respond({ tx, ...given }, incoming);
      await tx.inbox.finish(key, response?.reply ?? null);
      if (!response) await tx.inbox.replied(key, 'sent');
      else remember(parts, incoming, response);
      return response?.reply;
    });
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    const code = random.id().slice(0, 6);
    log.error({ err: error, key, code }, 'an update failed');
    const apology = apologyReply(localeOf(parts, incoming), code);
    await store.transaction((tx) => tx.inbox.finish(key, apology));
    return apology;
  }
}

/** The kind word to who goes too fast, or nothing. */
const heldResponse = ({ tell, ...held }: Held, locale: Locale): Response | undefined =>
  tell ? { locale, reply: replyTo({ kind: 'too_fast', ...held }, locale, 'private') } : undefined;

/** What is needed before or without the database, the next time. */
function remember({ locales, policies }: Parts, incoming: Incoming, { locale, room }: Response): void {
  locales.set(accountKey(incoming), locale);
  if (room) policies.note(room);
}

/** Replies are only ever stored by this program; anything else is not repeated. */
const storedReply = (stored: unknown): Reply | undefined =>
  typeof stored === 'object' && stored !== null && 'blocks' in stored && 'buttons' in stored
    ? (stored as Reply)
    : undefined;

/** A reply that cannot be delivered is logged and stays `sending`; its effects stand. */
async function deliver(
  { log }: Parts,
  reply: Reply,
  incoming: Incoming,
  send: Send,
): Promise<{ messageId: string | undefined } | undefined> {
  try {
    return { messageId: await send(reply, incoming) };
  } catch (error) {
    log.error({ err: error, key: incoming.key }, 'a reply could not be delivered');
    return undefined;
  }
}
