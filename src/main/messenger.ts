/** The Messenger: an outcome becomes a reply, and the platform's channel sends it. */
import type { Address, Delivery, Messenger } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import type { Channel } from '../dispatch/channel.js';
import { replyTo } from '../replies/build.js';

/** @param channels those connected now; one may be away while it connects again */
export function messengerOf(channels: () => readonly Channel[]): Messenger {
  const to = async (
    { platform }: Address,
    send: (channel: Channel) => Promise<Delivery>,
  ): Promise<Delivery> => {
    const channel = channelOf(channels(), platform);
    return channel ? send(channel) : { kind: 'unsent', reason: `${platform} is not connected` };
  };
  return {
    deliver: (address, outcome, locale, nonce) =>
      to(address, (channel) => channel.deliver(address, replyTo(outcome, locale, 'public'), nonce)),
    edit: (address, messageId, outcome, locale) =>
      to(address, (channel) => channel.edit(address, messageId, replyTo(outcome, locale, 'public'))),
  };
}

const channelOf = (channels: readonly Channel[], platform: Platform): Channel | undefined =>
  channels.find((channel) => channel.platform === platform);
