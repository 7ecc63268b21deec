import stemmers from 'natural/lib/natural/stemmers/index.js';
import { englishStopWords } from './stopwords.js';

/** Irregular forms the Porter stemmer cannot reach, as base:form,form; read into form → base. */
const irregular: ReadonlyMap<string, string> = new Map(
  `
  bad:worse be:was,were,is,are,been,being,am begin:began,begun big:bigger,biggest break:broke,broken
  build:built buy:bought child:children choose:chose,chosen come:came do:did,done,does draw:drawn
  fall:fell fast:faster,fastest feel:felt find:found get:got,gotten give:gave,given go:gone,went,goes
  grow:grew have:had,has hide:hidden,hid high:higher,highest hold:held index:indices,indexes keep:kept
  know:knew,known large:larger,largest lie:lying long:longer,longest lose:lost low:lower,lowest
  make:made matrix:matrices mean:meant meet:met pay:paid query:queries run:ran,running seek:sought
  send:sent short:shorter,shortest shrink:shrank sleep:slept slow:slower,slowest
  small:smaller,smallest speak:spoke spend:spent stand:stood stick:stuck take:taken,took tell:told
  think:thought throw:threw,thrown understand:understood vertex:vertices wake:woke,woken win:won
  write:wrote,written,writing
  `
    .trim()
    .split(/\s+/u)
    .flatMap((entry) => {
      const [base = '', forms = ''] = entry.split(':');
      return forms.split(',').map((form): [string, string] => [form, base]);
    }),
);

/** Names ending in s that are no plurals; the stemmer would merge https with http. */
const names = new Set(
  'https dns cors redis aws tls css sass less kubernetes ios postgres sms nas ops rss windows celery'.split(
    ' ',
  ),
);

/** Longer words are no English and would cost the stemmer's regular expressions dearly. */
const maxLength = 40;
const plain = /^[a-z]+$/u;
const cache = new Map<string, string>();
const maxCache = 50_000;

const compute = (word: string): string => {
  const base = irregular.get(word) ?? word;
  // Stemming function words only makes them collide: one → on, this → thi, use → us.
  return base.length < 4 || englishStopWords.has(base) ? base : stemmers.PorterStemmer.stem(base);
};

/**
 * Porter's stem of a lower-case English word (M. F. Porter, An algorithm for suffix stripping, 1980).
 * Anything else – digits, accents, identifiers, more than 40 letters – is returned as it is.
 */
export const stem = (word: string): string => {
  if (word.length < 2 || word.length > maxLength || names.has(word) || !plain.test(word)) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const found = compute(word);
  if (cache.size >= maxCache) cache.clear();
  cache.set(word, found);
  return found;
};

/**
 * The singular of an English noun by its ending only (D. Harman's S-stemmer, 1991, with sibilants).
 * Lexicon names are compared so: Porter would take iterator and iteration for one concept.
 */
export const singular = (word: string): string => {
  if (
    !word.endsWith('s') ||
    word.length < 4 ||
    word.length > maxLength ||
    names.has(word) ||
    !plain.test(word)
  )
    return word;
  if (/(ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(sses|xes|ches|shes|zzes)$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
};
