/** One message, command or press, as an adapter's `receive` makes it out of a platform's event. */
import { z } from 'zod';
import { locales } from '../core/language.js';
import { platforms } from '../core/records.js';
import { MAX_ANSWER } from '../core/tutor/limits.js';

const content = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    /** Empty when it was longer than can be graded; `length` tells. */
    text: z.string(),
    /** UTF-16 units as sent. */
    length: z.number().int(),
    /** The platform's id of the message this one replies to. */
    replyTo: z.string().optional(),
    /** The prompt that message's buttons belong to, where the platform shows them. */
    prompt: z.string().optional(),
    /** Meant for the tutor: always in DMs; by mention or reply in rooms. */
    addressed: z.boolean(),
  }),
  z.object({
    kind: z.literal('command'),
    name: z.string(),
    args: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    /** The prompt a modal or menu was opened for. */
    prompt: z.string().optional(),
    /** A text file that came with it, e.g. the CSV of `/add`. */
    file: z.object({ name: z.string(), text: z.string() }).optional(),
  }),
  /** A button's data, as `commands/button.ts` encoded it. */
  z.object({ kind: z.literal('press'), data: z.string() }),
  /** The platform calls this room otherwise from now on. */
  z.object({ kind: z.literal('moved'), to: z.string() }),
]);

export const incomingSchema = z.object({
  /** `<platform>:<bot>:<update, interaction or message id>` */
  key: z.string(),
  platform: z.enum(platforms),
  account: z.object({ externalId: z.string(), name: z.string() }),
  room: z.object({
    externalId: z.string(),
    kind: z.enum(['dm', 'channel', 'thread', 'group', 'topic']),
    title: z.string().optional(),
    server: z.string().optional(),
  }),
  /**
   * The platform says that the sender may manage this room: on Discord the permission Manage Server (or
   * Manage Channels here), on Telegram creator or administrator. Absent: no, or not asked.
   */
  admin: z.boolean().optional(),
  /** What the platform tells of the sender; first sight only. */
  locale: z.enum(locales).optional(),
  zone: z.string().optional(),
  /** Epoch milliseconds by the platform's clock. */
  at: z.number(),
  content,
  /** What of the platform's event its reply needs, e.g. the message a button was on; only the adapter reads it. */
  origin: z.record(z.string(), z.string()).optional(),
});

export type Incoming = z.infer<typeof incomingSchema>;
export type Content = Incoming['content'];

/** Updates of one room are worked off in order. */
export const roomKeyOf = ({ platform, room }: Incoming): string => `${platform}:${room.externalId}`;

/** Text as content; what is too long to be graded is counted, not kept. */
export const textContent = (
  text: string,
  {
    addressed,
    replyTo,
    prompt,
  }: { addressed: boolean; replyTo?: string | undefined; prompt?: string | undefined },
): Content => ({
  kind: 'text',
  text: text.length > MAX_ANSWER ? '' : text,
  length: text.length,
  addressed,
  ...(replyTo !== undefined && { replyTo }),
  ...(prompt !== undefined && { prompt }),
});
