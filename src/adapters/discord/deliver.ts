/** Messages nobody asked for; whatever Discord refuses is a value. */
import { Routes, type APIMessage, type RESTPatchAPIChannelMessageJSONBody } from 'discord.js';
import type { Address, Delivery } from '../../core/ports.js';
import type { Reply } from '../../replies/reply.js';
import type { Wire } from './client.js';
import { limits } from './limits.js';
import { deliveryOf } from './problems.js';
import { render } from './render.js';
import { bodyOf } from './send.js';

/**
 * Tried once. With a nonce a repeat within some minutes is recognised by Discord and sends nothing.
 * @param nonce ≤ 23 characters: the page is put behind it
 */
export async function deliver(wire: Wire, to: Address, reply: Reply, nonce?: string): Promise<Delivery> {
  let messageId: string | undefined;
  for (const [at, message] of render(reply).entries()) {
    const key = nonce === undefined ? undefined : at === 0 ? nonce : `${nonce}.${at}`.slice(-limits.nonce);
    const body = { ...bodyOf(message), ...(key !== undefined && { nonce: key, enforce_nonce: true }) };
    try {
      const sent = await wire.once.post(Routes.channelMessages(to.externalId), {
        body,
        files: [...message.files],
      });
      messageId = (sent as APIMessage).id;
    } catch (error) {
      return deliveryOf(error);
    }
  }
  return { kind: 'sent', messageId };
}

/** Puts a reply in the place of an earlier message; what does not fit into one message stays away. */
export async function edit(wire: Wire, to: Address, messageId: string, reply: Reply): Promise<Delivery> {
  const [message] = render(reply);
  if (!message) return { kind: 'sent', messageId };
  const body: RESTPatchAPIChannelMessageJSONBody = bodyOf(message);
  try {
    await wire.rest.patch(Routes.channelMessage(to.externalId, messageId), {
      body,
      files: [...message.files],
    });
    return { kind: 'sent', messageId };
  } catch (error) {
    return deliveryOf(error);
  }
}
