import stemmers from 'natural/lib/natural/stemmers/index.js';
import { englishStopWords } from './stopwords.js';

/** Irregular forms the Porter stemmer cannot reach → their base form. */
const irregular: Readonly<Record<string, string>> = {
  began: 'begin', begun: 'begin', bought: 'buy', broke: 'break', broken: 'break', built: 'build', came: 'come',
  children: 'child', chose: 'choose', chosen: 'choose', did: 'do', done: 'do', does: 'do', drawn: 'draw', fell: 'fall',
  felt: 'feel', found: 'find', gave: 'give', given: 'give', gone: 'go', went: 'go', goes: 'go', got: 'get', gotten: 'get', grew: 'grow',
  had: 'have', has: 'have', held: 'hold', hidden: 'hide', hid: 'hide', indices: 'index', indexes: 'index', kept: 'keep', knew: 'know',
  known: 'know', lost: 'lose', lying: 'lie', made: 'make', matrices: 'matrix', meant: 'mean', met: 'meet', paid: 'pay',
  queries: 'query', ran: 'run', running: 'run', sent: 'send', shrank: 'shrink', slept: 'sleep', sought: 'seek', spent: 'spend', spoke: 'speak',
  stuck: 'stick', stood: 'stand', taken: 'take', took: 'take', thought: 'think', threw: 'throw', thrown: 'throw', told: 'tell', understood: 'understand',
  vertices: 'vertex', was: 'be', were: 'be', is: 'be', are: 'be', been: 'be', being: 'be', am: 'be', woke: 'wake', woken: 'wake', won: 'win',
  wrote: 'write', written: 'write', writing: 'write', worse: 'bad', slower: 'slow', slowest: 'slow',
  faster: 'fast', fastest: 'fast', bigger: 'big', biggest: 'big', larger: 'large', largest: 'large', smaller: 'small', smallest: 'small',
  higher: 'high', highest: 'high', lower: 'low', lowest: 'low', shorter: 'short', shortest: 'short', longer: 'long', longest: 'long',
};

/** Names ending in s that are no plurals; the stemmer would merge https with http. */
const names = new Set(['https', 'dns', 'cors', 'redis', 'aws', 'tls', 'css', 'sass', 'less', 'kubernetes', 'ios', 'postgres', 'sms', 'nas', 'ops', 'rss', 'windows', 'celery']);

/** Longer words are no English and would cost the stemmer's regular expressions dearly. */
const maxLength = 40;
const plain = /^[a-z]+$/u;
const cache = new Map<string, string>();
const maxCache = 50_000;

const compute = (word: string): string => {
  const base = Object.hasOwn(irregular, word) ? (irregular[word] ?? word) : word;
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
  if (word.length < 4 || word.length > maxLength || names.has(word) || !word.endsWith('s') || !plain.test(word)) return word;
  if (/(ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  if (/(sses|xes|ches|shes|zzes)$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
};
