/** What every chat adapter hands back once it is connected; the composition root makes the Messenger of these. */
import type { Address, Delivery, Log } from '../core/ports.js';
import type { Platform } from '../core/records.js';
import type { Library } from '../core/notes/library.js';
import type { NoteSearch } from '../core/search/types.js';
import type { Reply } from '../replies/reply.js';
import type { Dispatcher } from './dispatcher.js';

export interface Channel {
  readonly platform: Platform;
  /** Sends a reply nobody asked for; never throws for what the platform refuses. */
  deliver(to: Address, reply: Reply, nonce?: string): Promise<Delivery>;
  edit(to: Address, messageId: string, reply: Reply): Promise<Delivery>;
  /** Stops receiving, lets what is in flight finish, and disconnects. */
  close(): Promise<void>;
}

/** What the composition root gives an adapter beside the adapter's own settings. */
export interface ChannelParts {
  readonly dispatcher: Dispatcher;
  /** The notes as they are now; for autocomplete and inline results, which write nothing. */
  library(): Promise<Library>;
  search(): Promise<NoteSearch>;
  readonly log: Log;
  /** This process sends only: another one has the connection that receives. */
  readonly sendOnly?: boolean;
  /** Called when the connection is lost for good; the process then ends. */
  readonly fail: (error: unknown) => void;
}
