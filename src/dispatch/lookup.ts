/** Who wrote, and where: the scene of an update. */
import type { Library } from '../core/notes/library.js';
import type { Learner, Platform, Room } from '../core/records.js';
import { knownZone } from '../core/review/calendar.js';
import type { Random } from '../core/ports.js';
import type { Tx } from '../core/store.js';
import { DEFAULT_CAP, MAX_NAME } from '../core/tutor/limits.js';
import { DEFAULT_LOCALE } from '../core/tutor/outcome.js';
import { withRoomQuestions } from '../core/tutor/rooms/own-library.js';
import type { Knowledge, Scene } from '../core/tutor/scene.js';
import { cleanText } from '../core/tutor/text.js';
import type { Incoming } from './incoming.js';

/** Where most learners live; the platforms do not tell zones. */
const DEFAULT_ZONE = 'Asia/Shanghai';

export interface Given {
  readonly tx: Tx;
  readonly knowledge: Knowledge;
  readonly random: Random;
  readonly curators?: readonly Curator[];
}

/** An account that may judge appeals; whoever sits at a terminal has the files anyway. */
export interface Curator {
  readonly platform: Platform;
  readonly id: string;
}

const isCurator = ({ curators = [] }: Given, { platform, account }: Incoming): boolean =>
  platform === 'terminal' ||
  curators.some((curator) => curator.platform === platform && curator.id === account.externalId);

export async function sceneOf(given: Given, incoming: Incoming): Promise<Scene> {
  const { tx, knowledge, random } = given;
  const { platform, account, room } = incoming;
  const zone = (incoming.zone !== undefined && knownZone(incoming.zone)) || DEFAULT_ZONE;
  const name = cleanText(account.name).replace(/\s+/gu, ' ').slice(0, MAX_NAME) || platform;
  const newId = random.id();
  const seen = await tx.learners.seen(
    { platform, externalId: account.externalId, name },
    defaultsFor(incoming, zone),
    { account: random.id(), learner: newId },
  );
  const { externalId, kind, title, server } = room;
  const place = await tx.rooms.seen(
    {
      platform,
      externalId,
      kind,
      zone,
      ...(title !== undefined && { title }),
      ...(server !== undefined && { server }),
    },
    random.id(),
  );
  return {
    tx,
    knowledge: knowledgeOf(knowledge, place, tx),
    random,
    admin: incoming.admin ?? false,
    now: Math.min(incoming.at, tx.now),
    learner: seen.learner,
    account: seen.account,
    room: place,
    curator: isCurator(given, incoming),
    newcomer: seen.learner.id === newId,
  };
}

/** The notes, and beside them the questions of the room's own, where it has any. */
function knowledgeOf(knowledge: Knowledge, room: Room, tx: Tx): Knowledge {
  if (!room.settings?.questions) return knowledge;
  let library: Promise<Library> | undefined;
  const read = async (): Promise<Library> =>
    withRoomQuestions(await knowledge.library(), await tx.roomQuestions.ofRoom(room.id));
  return {
    ...knowledge,
    library: () => (library ??= read()),
  };
}

const defaultsFor = (incoming: Incoming, zone: string): Omit<Learner, 'id' | 'createdAt'> => ({
  locale: incoming.locale ?? DEFAULT_LOCALE,
  zone,
  dailyCap: DEFAULT_CAP,
  onRoomBoards: true,
  onEverywhereBoards: false,
  onboarding: 'locale',
});
