import { pinyin } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** Every toneless reading of a Han character, the usual one first; characters without one read as themselves. */
export const readingsOf = (char: string): readonly string[] => {
  const found = known.get(char);
  if (found) return found;
  const readings = [...new Set(pinyin(char, { multiple: true, toneType: 'none', type: 'array' }))];
  known.set(char, readings);
  return readings;
};

const remembered = (change: (reading: string) => string): ((reading: string) => string) => {
  const changed = new Map<string, string>();
  return (reading) => {
    const found = changed.get(reading) ?? change(reading);
    changed.set(reading, found);
    return found;
  };
};

/** Sounds many speakers and input methods do not tell apart: zh/z, ch/c, sh/s, ang/an, eng/en, ing/in. */
export const blurred = remembered((reading) =>
  reading.replace(/^([zcs])h/u, '$1').replace(/(?<=[aei]n)g$/u, ''),
);

/** A reading without its initial: ding and bing rhyme. */
export const finalOf = remembered((reading) => reading.replace(/^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])/u, ''));

/** How a right word sounds: 阻塞 is zu se, although 塞 alone reads sai. Costs ~50 µs where a character has several readings. */
export const soundOf = (word: string): string[] => {
  const readings = Array.from(word, readingsOf);
  return readings.every((some) => some.length === 1)
    ? readings.map((some) => some[0] ?? '')
    : pinyin(word, { toneType: 'none', type: 'array' });
};
