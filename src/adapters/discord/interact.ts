/** One interaction from arrival to reply: acknowledged first, worked off afterwards. */
import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  Routes,
  type APIApplicationCommandAutocompleteInteraction,
  type APIInteraction,
  type APIInteractionResponse,
} from 'discord.js';
import type { ChannelParts } from '../../dispatch/channel.js';
import type { Send } from '../../dispatch/dispatcher.js';
import { acknowledge } from './acknowledge.js';
import type { Wire } from './client.js';
import { answerModal } from './modal.js';
import { plainError } from './problems.js';
import { placeOf, receiveInteraction } from './receive.js';
import { roomOf } from './rooms.js';
import { choicesFor } from './suggest.js';

/** What an adapter at work has at hand. */
export interface Desk {
  readonly wire: Wire;
  readonly parts: ChannelParts;
  readonly send: Send;
  /** The bot's own user id. */
  readonly bot: string;
}

/** Resolves when everything it leads to has been sent. */
export async function interact({ wire, parts, send, bot }: Desk, interaction: APIInteraction): Promise<void> {
  const room = roomOf(placeOf(interaction), bot).externalId;
  const how = acknowledge(interaction, parts.dispatcher.policy('discord', room));
  switch (how?.kind) {
    case undefined:
      return;
    case 'immediate':
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
        await respond(wire, parts, interaction, await suggestions(parts, interaction));
      }
      return;
    case 'modal':
      await respond(wire, parts, interaction, answerModal(interaction, how.prompt));
      return;
    case 'update':
    case 'private':
    case 'public': {
      const incoming = receiveInteraction(interaction, bot, how.kind);
      if (!incoming) return;
      const acknowledged = respond(wire, parts, interaction, deferral[how.kind]);
      const accepted = await parts.dispatcher.accept(incoming, async (reply, to) => {
        await acknowledged;
        return send(reply, to);
      });
      await Promise.all([acknowledged, accepted.done]);
    }
  }
}

const deferral: Readonly<Record<'update' | 'private' | 'public', APIInteractionResponse>> = {
  update: { type: InteractionResponseType.DeferredMessageUpdate },
  private: {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
  },
  public: { type: InteractionResponseType.DeferredChannelMessageWithSource },
};

/** Too late or twice is no reason to stop: the reply finds another way. */
async function respond(
  { rest }: Wire,
  { log }: ChannelParts,
  { id, token }: APIInteraction,
  body: APIInteractionResponse,
): Promise<void> {
  try {
    await rest.post(Routes.interactionCallback(id, token), { auth: false, body });
  } catch (error) {
    log.warn({ err: plainError(error), interaction: id }, 'an interaction could not be acknowledged');
  }
}

/** Discord shows nothing after three seconds. */
const PATIENCE_MS = 2500;

async function suggestions(
  parts: ChannelParts,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<APIInteractionResponse> {
  const found = async () => choicesFor(interaction, await parts.library());
  const late = new Promise<[]>((resolve) => setTimeout(resolve, PATIENCE_MS, []).unref());
  try {
    const choices = await Promise.race([found(), late]);
    return {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [...choices] },
    };
  } catch (error) {
    parts.log.error({ err: error }, 'nothing could be suggested');
    return { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices: [] } };
  }
}
