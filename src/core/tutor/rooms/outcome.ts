/** What managing a room can come to. */
import type { Both } from '../../language.js';
import type { Room, RoomQuestion } from '../../records.js';

export type RoomSettingName = 'language' | 'topics' | 'place' | 'ping' | 'answers';

export type Managed =
  | {
      readonly kind: 'room_panel';
      readonly room: Room;
      readonly topics: readonly Both[];
      readonly changed: readonly RoomSettingName[];
      /** Questions of the room's own. */
      readonly questions: number;
    }
  | { readonly kind: 'room_questions'; readonly questions: readonly RoomQuestion[] }
  | {
      readonly kind: 'room_added';
      readonly added: readonly RoomQuestion[];
      /** Rows of a file that made no question: no text, or nothing to be said about it. */
      readonly skipped: number;
      readonly total: number;
    }
  | { readonly kind: 'room_removed'; readonly question: RoomQuestion };

export type RoomFailure =
  /** Said in a DM, where there is no room to manage. */
  | { readonly kind: 'rooms_only' }
  | { readonly kind: 'admins_only' }
  | { readonly kind: 'bad_ping'; readonly value: string }
  /** A question needs a text and at least one line of what belongs into an answer. */
  | { readonly kind: 'add_how' }
  | { readonly kind: 'add_full'; readonly max: number };
