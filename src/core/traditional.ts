/** Traditional Chinese as written in Taiwan, out of the Simplified texts. */
import { Converter } from 'opencc-js/cn2t';

let convert: ((text: string) => string) | undefined;

/** Words as well as characters: 线程 becomes 執行緒. The dictionaries load at the first call. */
export function toTaiwan(simplified: string): string {
  const converter = (convert ??= Converter({ from: 'cn', to: 'twp' }));
  return converter(simplified);
}
