/** What people asked and did not find, and whether the notes have come to answer it. */
import type { Note } from '../../notes/model.js';
import type { Gap } from '../../records.js';
import type { NoteSearch } from '../../search/types.js';
import { groupBy } from '../group-by.js';
import type { Scene } from '../scene.js';
import type { Desk } from './cases.js';
import type { Curated, GapView } from './outcome.js';

/** The newest ones are looked through. */
const MOST = 1000;
const NEAREST = 3;
/** Of one learner, the newest. */
const MOST_OWN = 20;

interface Found {
  /** The note that answers; undefined: still none. */
  readonly answer: Note | undefined;
  readonly nearest: readonly Note[];
}

/** One state of the notes answers the same query always alike, and learners' gaps are looked at often. */
const known = new WeakMap<NoteSearch, Map<string, Found>>();

function look(search: NoteSearch, query: string): Found {
  const answers = known.get(search) ?? new Map<string, Found>();
  known.set(search, answers);
  const before = answers.get(query);
  if (before) return before;
  const { answered, hits } = search.search(query, NEAREST);
  const nearest = hits.map(({ note }) => note);
  const found = { answer: answered ? nearest[0] : undefined, nearest };
  answers.set(query, found);
  return found;
}

/** Queries that ask for the same, newest first within each. */
const grouped = (search: NoteSearch, gaps: readonly Gap[]) => [
  ...groupBy(gaps, ({ query }) => search.keyOf(query)).values(),
];

/** Those asked most come first; what the notes answer by now is left out. */
export async function listGaps({ tx, knowledge }: Desk, limit: number): Promise<Curated> {
  const search = await knowledge.search();
  const gaps = grouped(search, await tx.gaps.list(MOST)).flatMap(([newest, ...others]): GapView[] => {
    const { answer, nearest } = look(search, newest.query);
    if (answer) return [];
    const people = new Set([newest, ...others].map(({ accountId }) => accountId)).size;
    return [
      {
        query: newest.query,
        asked: others.length + 1,
        people,
        last: newest.at,
        nearest: nearest.map(({ id, title }) => ({ id, title })),
      },
    ];
  });
  gaps.sort((a, b) => b.people - a.people || b.asked - a.asked || b.last - a.last);
  return { kind: 'gap_list', gaps: gaps.slice(0, limit), all: gaps.length };
}

export interface FilledGap {
  readonly query: string;
  readonly note: Note;
}

/** Gaps of the learner that the notes answer by now; each is told once. */
export async function filledGaps({ tx, knowledge, learner }: Scene): Promise<readonly FilledGap[]> {
  const gaps = await tx.gaps.untold(learner.id, MOST_OWN);
  if (gaps.length === 0) return [];
  const search = await knowledge.search();
  const filled = grouped(search, gaps).flatMap(([newest, ...others]) => {
    const note = look(search, newest.query).answer;
    return note ? [{ query: newest.query, note, ids: [newest, ...others].map(({ id }) => id) }] : [];
  });
  await tx.gaps.tell(filled.flatMap(({ ids }) => ids));
  return filled.map(({ query, note }) => ({ query, note }));
}
