/** Buttons of replies as data for a platform's button. */
import { encodeButton } from '../commands/button.js';
import type { Invocation } from '../commands/registry.js';
import type { Press } from '../replies/press.js';

/** Compiles only while every press of a reply is an invocation of a declared command. */
const invocationOf = (press: Press): Invocation => press;

/** ≤ 64 bytes; decoded again by `commands/button.ts`. */
export const pressData = (press: Press): string => encodeButton(invocationOf(press));
