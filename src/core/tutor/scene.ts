/** What every use case works on: one update of one learner in one room, inside one transaction. */
import type { Grader } from '../grading/types.js';
import type { Library } from '../notes/library.js';
import type { Kept } from '../notes/overlay.js';
import type { Accepted } from '../notes/schema.js';
import type { Random } from '../ports.js';
import type { Account, Instant, Learner, LocalDate, Room } from '../records.js';
import { learningDay } from '../review/calendar.js';
import type { NoteSearch } from '../search/types.js';
import type { Tx } from '../store.js';

/** The notes and what reads them. Parts that need the tokenizer load when first asked for. */
export interface Knowledge {
  library(): Promise<Library>;
  grader(): Promise<Grader>;
  search(): Promise<NoteSearch>;
  /** Adds an accepted formulation to the overlay; the library has it some moments later. Twice is once. */
  accept(formulation: Accepted): Promise<Kept>;
}

export interface Scene {
  readonly tx: Tx;
  /** When the learner acted, by the platform's clock; never later than the database's. */
  readonly now: Instant;
  readonly learner: Learner;
  readonly account: Account;
  readonly room: Room;
  readonly knowledge: Knowledge;
  readonly random: Random;
  /** The prompt a pressed button belongs to. */
  readonly promptId?: string | undefined;
  /** The platform says that the learner manages this room. */
  readonly admin?: boolean;
  /** A text file that came with the command. */
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  /** The account may judge appeals and see what everybody lacks. Absent: it may not. */
  readonly curator?: boolean;
  /** Seen for the first time with this update. */
  readonly newcomer: boolean;
}

export const today = (scene: Scene): LocalDate => learningDay(scene.now, scene.learner.zone);

/** Rooms where everything said is meant for the tutor. */
export const isPrivate = (room: Room): boolean => room.kind === 'dm';
