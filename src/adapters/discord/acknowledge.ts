/**
 * How an interaction is acknowledged. A pure function of the interaction, so that it can be sent at once:
 * Discord waits three seconds, a database may not answer in time.
 *
 * modal      a field to type an answer into; the database decides when it comes back
 * update     the pressed message stays as it is until the reply is known: it changes it or follows it
 * private    "thinking…", for the asker's eyes only
 * public     "thinking…", for everybody in the room
 * immediate  the answer itself (autocomplete)
 */
import {
  ApplicationCommandType,
  InteractionContextType,
  InteractionType,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageApplicationCommandInteraction,
} from 'discord.js';
import { commandNamed } from '../../commands/registry.js';
import type { RoomPolicy } from '../../dispatch/policies.js';
import { meantBy } from './ids.js';

export type Acknowledgement =
  | { readonly kind: 'modal'; readonly prompt: string | undefined }
  | { readonly kind: 'update' | 'private' | 'public' | 'immediate' };

/**
 * @param policy of the room, as last seen by this process
 * @returns undefined for interactions this adapter never causes
 */
export function acknowledge(interaction: APIInteraction, policy: RoomPolicy): Acknowledgement | undefined {
  switch (interaction.type) {
    case InteractionType.Ping:
      return undefined;
    case InteractionType.ApplicationCommandAutocomplete:
      return { kind: 'immediate' };
    case InteractionType.ApplicationCommand:
      return isOurs(interaction) ? forCommand(interaction, policy) : undefined;
    case InteractionType.MessageComponent: {
      const meant = meantBy(interaction.data.custom_id);
      return meant?.kind === 'answer' ? { kind: 'modal', prompt: meant.prompt } : { kind: 'update' };
    }
    case InteractionType.ModalSubmit:
      return { kind: isAlone(interaction) ? 'public' : 'private' };
  }
}

export type OurCommand = APIChatInputApplicationCommandInteraction | APIMessageApplicationCommandInteraction;

export const isOurs = (interaction: { data: { type: ApplicationCommandType } }): interaction is OurCommand =>
  interaction.data.type === ApplicationCommandType.ChatInput ||
  interaction.data.type === ApplicationCommandType.Message;

/** In a DM with the bot nobody else reads along, and what is "private" there would be gone tomorrow. */
export const isAlone = ({ context, guild_id: guild }: APIInteraction): boolean =>
  context === InteractionContextType.BotDM || (context === undefined && guild === undefined);

function forCommand(interaction: OurCommand, policy: RoomPolicy): Acknowledgement {
  const { type } = interaction.data;
  if (type === ApplicationCommandType.Message) return { kind: kindFor(interaction, 'ask', policy) };
  const { name, options = [] } = interaction.data;
  if (name === 'answer' && options.length === 0) return { kind: 'modal', prompt: undefined };
  return { kind: kindFor(interaction, name, policy) };
}

function kindFor(interaction: OurCommand, name: string, policy: RoomPolicy): 'public' | 'private' {
  if (isAlone(interaction)) return 'public';
  const shown = commandNamed(name)?.visibility === 'public' && policy.privateAnswers !== true;
  return shown ? 'public' : 'private';
}
