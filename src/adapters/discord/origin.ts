/**
 * What of an event its reply needs, kept with the update: an interaction's token is good for fifteen
 * minutes, also for the process that comes after a crash.
 */
import type { Incoming } from '../../dispatch/incoming.js';
import type { Acknowledgement } from './acknowledge.js';

type Deferred = Exclude<Acknowledgement['kind'], 'modal' | 'immediate'>;

/** How a reply reaches the interaction it answers. */
export interface Token {
  readonly application: string;
  readonly token: string;
  /** How it was acknowledged. */
  readonly kind: Deferred;
}

const deferred: readonly string[] = ['update', 'private', 'public'] satisfies readonly Deferred[];
const isDeferred = (kind: string): kind is Deferred => deferred.includes(kind);

export const interactionOrigin = (token: Token): NonNullable<Incoming['origin']> => ({ ...token });

/** @returns undefined for updates that were no interactions */
export function spokenThrough({ origin = {} }: Incoming): Token | undefined {
  const { application, token, kind } = origin;
  if (application === undefined || token === undefined || kind === undefined) return undefined;
  return isDeferred(kind) ? { application, token, kind } : undefined;
}

/** Where a written message stands; its channel may be a thread of the room's. */
export const messageOrigin = ({ origin = {} }: Incoming): { channel?: string; message?: string } => origin;
