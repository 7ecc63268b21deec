/** What `kaodian doctor` looks at: the rules, given what was found; finding it is the composition root's. */

export interface Check {
  readonly name: string;
  /** `warn` works but may surprise; `bad` does not work. */
  readonly state: 'ok' | 'warn' | 'bad';
  readonly says: string;
}

const mega = 1_000_000;

/** Bytes for people: `4.6 MB`, `1.2 GB`. */
export const bytes = (count: number): string =>
  count < 1_000 * mega ? `${(count / mega).toFixed(1)} MB` : `${(count / (1_000 * mega)).toFixed(1)} GB`;

/** Runs a look; what it throws becomes a bad check with the message. */
export const look = async (name: string, work: () => Promise<Omit<Check, 'name'>>): Promise<Check> => {
  try {
    return { name, ...(await work()) };
  } catch (error) {
    return { name, state: 'bad', says: error instanceof Error ? error.message : String(error) };
  }
};

/** @param version as in process.versions.node */
export const nodeCheck = (version: string): Check => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return {
    name: 'node',
    state: fits ? 'ok' : 'bad',
    says: fits ? version : `${version}, but 20.19 or newer is needed`,
  };
};

/** Free bytes below which a database may soon be unable to write. */
const littleSpace = 200 * mega;

export const spaceCheck = (free: number): Check => ({
  name: 'disk',
  state: free < littleSpace ? 'warn' : 'ok',
  says: `${bytes(free)} free${free < littleSpace ? ': too little for long' : ''}`,
});

/** Memory of the machine or the container, below which even the small configuration is tight. */
const littleMemory = 900 * mega;

export const memoryCheck = (total: number, used: number): Check => ({
  name: 'memory',
  state: total < littleMemory ? 'warn' : 'ok',
  says: `${bytes(total)} in all, this command ${bytes(used)}${total < littleMemory ? ': tight, 1 GB is advised' : ''}`,
});

export interface PushesFound {
  readonly subscriptions: number;
  readonly due: number;
  /** Milliseconds the oldest of these is late. */
  readonly lateBy: number;
  readonly states: { readonly sent: number; readonly missed: number; readonly uncertain: number };
}

/** A queue this late is more than a busy minute; milliseconds. */
const LONG = 60 * 60_000;

export const pushesCheck = ({ subscriptions, due, lateBy, states }: PushesFound): Omit<Check, 'name'> => {
  const { sent, missed, uncertain } = states;
  const facts = [
    `${subscriptions} subscriptions`,
    `${sent} sent`,
    `${missed} missed`,
    `${uncertain} uncertain`,
  ];
  const late = due > 0 && lateBy >= LONG;
  const waiting = due > 0 ? [`${due} due, the oldest ${Math.round(lateBy / 60_000)} min late`] : [];
  const advice = uncertain > 0 ? ['kaodian pushes --uncertain lists them'] : [];
  return {
    state: late || uncertain > 0 ? 'warn' : 'ok',
    says: [...facts, ...waiting, ...advice].join(', '),
  };
};

export interface DatabaseFound {
  readonly version: string;
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly size: number;
  readonly rows: number;
  readonly usedBy?: number;
}

/** Undefined: there is no embedded database yet. */
export const databaseCheck = (found: DatabaseFound | undefined): Omit<Check, 'name'> => {
  if (found === undefined) return { state: 'ok', says: 'none yet: the first start makes one' };
  const { version, applied, pending, size, rows, usedBy } = found;
  const facts = [
    version,
    `${rows} rows`,
    bytes(size),
    `${applied.length} migrations`,
    ...(usedBy === undefined ? [] : [`open in process ${usedBy}`]),
    ...(pending.length === 0 ? [] : [`not migrated yet: ${pending.join(', ')} (the next start does it)`]),
  ];
  return { state: pending.length === 0 ? 'ok' : 'warn', says: facts.join(', ') };
};
