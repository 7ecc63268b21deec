/** What Discord refuses of a message although its description allows it. */
import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';

export interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly APIEmbed[] | null | undefined;
  readonly components?: readonly APIMessageTopLevelComponent[] | null | undefined;
  readonly flags?: number | undefined;
  readonly nonce?: string | number | undefined;
  readonly enforce_nonce?: boolean | undefined;
  readonly message_reference?: { readonly message_id?: string | undefined } | undefined;
}

/** @param files how many come with it */
export function messageFaults(body: MessageBody, files: number): readonly string[] {
  const { content, embeds, components } = body;
  const ids = customIds(components ?? []);
  const texts = [content ?? '', ...(embeds ?? []).flatMap(embedTexts)];
  const visible = texts.some((text) => text.trim() !== '') || (embeds ?? []).length > 0 || files > 0;
  return [
    ...(visible ? [] : ['50006 Cannot send an empty message']),
    ...((content ?? '').length > 2000 ? ['content is longer than 2000'] : []),
    ...((embeds ?? []).some((embed) => embedTexts(embed).join('') === '') ? ['an embed is empty'] : []),
    ...((embeds ?? []).flatMap(embedTexts).join('').length > 6000 ? ['embeds exceed 6000 in all'] : []),
    ...(new Set(ids).size < ids.length ? ['custom ids are not unique'] : []),
    ...((components ?? []).length > 5 ? ['more than 5 rows'] : []),
    ...(texts.some(hasLoneSurrogate) ? ['a surrogate stands alone'] : []),
  ];
}

const embedTexts = ({ title, description, footer, author, fields = [] }: APIEmbed): string[] =>
  [
    title,
    description,
    footer?.text,
    author?.name,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ].filter((text) => text !== undefined);

const customIds = (components: readonly unknown[]): string[] =>
  components.flatMap((component) => {
    const { custom_id: id, components: inner } = component as { custom_id?: string; components?: unknown[] };
    return [...(id === undefined ? [] : [id]), ...customIds(inner ?? [])];
  });

const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);
