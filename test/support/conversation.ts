/**
 * The vocabulary of conversation tests, the same for every adapter:
 *
 *     await alice.says('出题').sees(/请描述/);
 *     await alice.presses('提示').sees(/提示 1/);
 *     talk.passes({ days: 3 });
 *     await talk.restarts();
 *
 * A driver delivers what people do the way its platform does and tells what they then see.
 */
import { expect } from 'vitest';

type RoomKind = 'dm' | 'group';

export interface Who {
  /** Also the platform's id of the person. */
  readonly name: string;
  /** A DM is named after its person. */
  readonly room: string;
  readonly kind: RoomKind;
}

export type Action =
  | { readonly kind: 'says'; readonly text: string }
  /** By label or its beginning; the newest message with such a button is meant. */
  | { readonly kind: 'presses'; readonly label: string }
  /** A button another person got. */
  | { readonly kind: 'presses_of'; readonly owner: Who; readonly label: string };

/** A message as a person sees it, without any platform's markup. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly file?: { readonly name: string; readonly content: string };
}

export interface Driver {
  /** Delivers an action and waits until everything it leads to has been said. */
  act(who: Who, action: Action, at: number): Promise<readonly Seen[]>;
  /** Ends the process in the middle and starts it again on the same data. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Clock {
  now: number;
}

/** What a person saw after doing something; awaiting it without a claim just lets it happen. */
class Turn implements PromiseLike<undefined> {
  constructor(
    private readonly what: string,
    private readonly happened: Promise<readonly Seen[]>,
  ) {}

  /** Everything said contains each of these. */
  sees(...wanted: readonly (string | RegExp)[]): Turn {
    return this.claim((text) => {
      for (const one of wanted) expect(text, this.what).toMatch(one);
    });
  }

  doesNotSee(...unwanted: readonly (string | RegExp)[]): Turn {
    return this.claim((text) => {
      for (const one of unwanted) expect(text, this.what).not.toMatch(one);
    });
  }

  /** Buttons with exactly these labels are among those offered. */
  canPress(...labels: readonly string[]): Turn {
    return this.claim((_, seen) => {
      const offered = seen.flatMap(({ buttons }) => buttons);
      expect(offered, this.what).toEqual(expect.arrayContaining([...labels]));
    });
  }

  /** Nothing at all is said. */
  seesNothing(): Turn {
    return this.claim((_, seen) => {
      expect(seen, this.what).toEqual([]);
    });
  }

  /** The words themselves, for claims of one's own. */
  async text(): Promise<string> {
    return textOf(await this.happened);
  }

  /** The file that came along. */
  async file(): Promise<NonNullable<Seen['file']>> {
    const found = (await this.happened).find(({ file }) => file)?.file;
    if (!found) throw new Error(`${this.what}: no file came`);
    return found;
  }

  then<A = undefined, B = never>(
    done?: ((value: undefined) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.happened.then(() => undefined).then(done, failed);
  }

  private claim(check: (text: string, seen: readonly Seen[]) => void): Turn {
    const checked = this.happened.then((seen) => {
      check(textOf(seen), seen);
      return seen;
    });
    return new Turn(this.what, checked);
  }
}

const textOf = (seen: readonly Seen[]): string => seen.map(({ text }) => text).join('\n');

export interface Person {
  readonly who: Who;
  says(text: string): Turn;
  presses(label: string): Turn;
  /** Presses a button that somebody else was shown. */
  pressesOf(owner: Person, label: string): Turn;
  /** The same person in a room with others. */
  in(room: string): Person;
}

export interface Talk {
  person(name: string): Person;
  readonly clock: Clock;
  passes(time: { minutes?: number; hours?: number; days?: number; seconds?: number }): void;
  restarts(): Promise<void>;
  ends(): Promise<void>;
}

const SECOND = 1000;
/** Everything people do takes a moment. */
const BEAT = 2 * SECOND;

export function conversation(driver: Driver, clock: Clock): Talk {
  // One action after the other, as they were written down.
  let last: Promise<unknown> = Promise.resolve();
  const act = (who: Who, action: Action, what: string): Turn => {
    const happened = last.then(() => {
      clock.now += BEAT;
      return driver.act(who, action, clock.now);
    });
    last = happened.catch(() => undefined);
    return new Turn(`${who.name} ${what}`, happened);
  };
  const personIn = (who: Who): Person => ({
    who,
    says: (text) => act(who, { kind: 'says', text }, `says ${text}`),
    presses: (label) => act(who, { kind: 'presses', label }, `presses ${label}`),
    pressesOf: (owner, label) =>
      act(who, { kind: 'presses_of', owner: owner.who, label }, `presses ${owner.who.name}'s ${label}`),
    in: (room) => personIn({ name: who.name, room, kind: 'group' }),
  });
  return {
    clock,
    person: (name) => personIn({ name, room: name, kind: 'dm' }),
    passes: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) => {
      clock.now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * SECOND;
    },
    restarts: () => {
      const restarted = last.then(() => driver.restart());
      last = restarted.catch(() => undefined);
      return restarted;
    },
    ends: () => driver.close(),
  };
}
