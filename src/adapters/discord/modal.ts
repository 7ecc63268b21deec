/** The field for long answers. */
import {
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
  type APIInteraction,
  type APIModalInteractionResponse,
} from 'discord.js';
import { DEFAULT_LOCALE } from '../../core/tutor/outcome.js';
import { answerId } from './ids.js';
import { limits } from './limits.js';
import { localeOf } from './locales.js';
import { wordsFor } from './words.js';

/** @param prompt absent: whichever question is open when the answer comes back */
export function answerModal(
  interaction: APIInteraction,
  prompt: string | undefined,
): APIModalInteractionResponse {
  const locale = 'locale' in interaction ? localeOf(interaction.locale) : undefined;
  const words = wordsFor(locale ?? DEFAULT_LOCALE);
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: answerId(prompt),
      title: words.modalTitle,
      components: [
        {
          type: ComponentType.Label,
          label: words.modalLabel,
          component: {
            type: ComponentType.TextInput,
            custom_id: 'text',
            style: TextInputStyle.Paragraph,
            placeholder: words.modalPlaceholder,
            max_length: limits.modalInput,
            required: true,
          },
        },
      ],
    },
  };
}
