/** Column types shared by all tables, and the rules that hold for all of them. */
import { bigint, customType, pgSchema } from 'drizzle-orm/pg-core';

/** Everything of ours lives in one schema, so that a shared database stays tidy and a restore can replace it. */
export const kaodian = pgSchema('kaodian');

/** Half of a surrogate pair without the other half (`u` makes whole pairs one character), or NUL. */
const unstorable = /\p{Surrogate}|\0/gu;

/**
 * What PostgreSQL's text cannot hold (NUL, lone surrogates) becomes U+FFFD, one UTF-16 unit for one, so
 * that offsets into the text (evidence) stay true.
 */
export const storable = (text: string): string => text.replace(unstorable, '\ufffd');

/** Every text column: what people write may turn up in any of them, also as a mistyped id. See `storable`. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: storable,
});

/**
 * A JSON value, kept as the text that JSON.stringify wrote: `json` (not `jsonb`) accepts every string that
 * JavaScript can hold, lone surrogates and NUL included. Both drivers are told to hand it over as text.
 */
export const jsonOf = <T>() =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'json',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (text) => JSON.parse(text) as T,
  });

/** Epoch milliseconds, UTC. Written from `Tx.now` or a record; SQL never reads a clock for it. */
export const instant = () => bigint({ mode: 'number' });

/** Order of arrival, for what may happen within one millisecond. Insertable, so that a restore keeps it. */
export const arrival = () => bigint({ mode: 'number' }).notNull().generatedByDefaultAsIdentity();
