/** Randomness for production: ids from the system's generator. */
import { randomBytes, randomInt } from 'node:crypto';
import type { Random } from '../core/ports.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 16;
/** Bytes from here on would favour the first characters of the alphabet. */
const FAIR = 256 - (256 % ALPHABET.length);

function id(): string {
  let made = '';
  while (made.length < ID_LENGTH) {
    for (const byte of randomBytes(ID_LENGTH)) {
      if (byte < FAIR && made.length < ID_LENGTH) made += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return made;
}

const RESOLUTION = 2 ** 32;

export const systemRandom: Random = { id, number: () => randomInt(RESOLUTION) / RESOLUTION };
