/** Traditional Chinese as written in Taiwan, out of the Simplified texts. */
import { Converter } from 'opencc-js/cn2t';

/** The package's own types do not resolve under NodeNext. */
type BuildConverter = (locales: { from: 'cn'; to: 'twp' }) => (text: string) => string;

let convert: ((text: string) => string) | undefined;

/**
 * What the phrase tables get wrong in texts like ours: 只 (only) taken for the measure word 隻 by a
 * neighbouring character (是只读, 只影响), and 天后 (days later) for the queen of heaven.
 */
const repairs: readonly (readonly [RegExp, string])[] = [
  [/(?<![一二兩三四五六七八九十百千這那每幾\d])隻/gu, '只'],
  [/(?<=[\d一二兩三四五六七八九十幾}]\s?)天后/gu, '天後'],
];

/** Words as well as characters: 线程 becomes 執行緒. The dictionaries load at the first call. */
export function toTaiwan(simplified: string): string {
  const converter = (convert ??= (Converter as BuildConverter)({ from: 'cn', to: 'twp' }));
  return repairs.reduce((text, [wrong, right]) => text.replace(wrong, right), converter(simplified));
}
