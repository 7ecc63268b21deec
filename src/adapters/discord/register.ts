/** Makes Discord know the commands; writes only what differs, because it allows 200 new commands a day. */
import { Routes, type APIApplication, type RESTGetAPIApplicationCommandsResult } from 'discord.js';
import { wireOf, type DiscordSettings, type Wire } from './client.js';
import { manifest, type Registered } from './manifest.js';
import { plainError } from './problems.js';

/** @throws what Discord or the network refuses, without secrets */
export async function registerDiscord(settings: DiscordSettings): Promise<'unchanged' | 'written'> {
  const wire = wireOf(settings);
  try {
    const { id } = (await wire.rest.get(Routes.currentApplication())) as APIApplication;
    return await registerCommands(wire, id);
  } catch (error) {
    throw plainError(error);
  }
}

export async function registerCommands(
  { rest }: Wire,
  application: string,
): Promise<'unchanged' | 'written'> {
  const wanted = manifest();
  const query = new URLSearchParams({ with_localizations: 'true' });
  const present = await rest.get(Routes.applicationCommands(application), { query });
  if (isSame(wanted, present as RESTGetAPIApplicationCommandsResult)) return 'unchanged';
  await rest.put(Routes.applicationCommands(application), { body: wanted });
  return 'written';
}

const isSame = (wanted: readonly Registered[], present: RESTGetAPIApplicationCommandsResult): boolean =>
  wanted.length === present.length &&
  wanted.every((command) => {
    const type = 'type' in command ? command.type : undefined;
    const known = present.find((other) => other.name === command.name && other.type === type);
    return known !== undefined && contains(known, command);
  });

/**
 * Everything wanted is there. Discord adds fields of its own, and leaves out what is false, empty or null;
 * lists must agree item by item.
 */
function contains(present: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(present);
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(present) &&
      present.length === wanted.length &&
      wanted.every((item, at) => contains(present[at], item))
    );
  }
  if (typeof wanted !== 'object') return present === wanted;
  if (typeof present !== 'object' || present === null) return false;
  const fields = new Map(Object.entries(present));
  return Object.entries(wanted ?? {}).every(([name, value]) => contains(fields.get(name), value));
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (typeof value === 'object' && Object.keys(value).length === 0);
