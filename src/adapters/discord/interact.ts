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
import { acknowledge } from './acknowledge.js';
import type { Wire } from './client.js';
import { answerModal } from './modal.js';
import { plainError } from './problems.js';
import { receiveInteraction } from './receive.js';
import { throughInteraction } from './send.js';
import { choicesFor } from './suggest.js';

/** Resolves when everything it leads to has been sent. */
export async function interact(
  wire: Wire,
  parts: ChannelParts,
  interaction: APIInteraction,
  bot: string,
): Promise<void> {
  const how = acknowledge(interaction);
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
      const incoming = receiveInteraction(interaction, bot);
      if (!incoming) return;
      const acknowledged = respond(wire, parts, interaction, deferral[how.kind]);
      const send = throughInteraction(wire, interaction, how.kind, acknowledged);
      const accepted = await parts.dispatcher.accept(incoming, send);
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
