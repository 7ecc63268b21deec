/** Time zones by the names people have for them. */
import type { Both } from '../language.js';
import type { Zone } from '../records.js';
import { knownZone } from '../review/calendar.js';
import { likeness } from './topics.js';

const cities: Readonly<Record<string, Zone>> = {
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  台北: 'Asia/Taipei',
  香港: 'Asia/Hong_Kong',
  新加坡: 'Asia/Singapore',
  东京: 'Asia/Tokyo',
};

const cityOf = (zone: Zone): string => (zone.split('/').at(-1) ?? zone).toLowerCase();

/** A zone by its IANA name, its city or a Chinese city's name; else up to three that are called like it. */
export function findZone(text: string): { readonly zone: Zone } | { readonly nearest: readonly Zone[] } {
  const wanted = text.trim().toLowerCase();
  const zone = cities[wanted] ?? knownZone(text.trim());
  if (zone !== undefined && !isOffset(zone)) return { zone };
  const near = Intl.supportedValuesOf('timeZone')
    .map((name) => ({ name, like: likeness(wanted, cityOf(name)) }))
    .filter(({ like }) => like > 0.3)
    .sort((a, b) => b.like - a.like);
  if (near[0]?.like === 1) return { zone: near[0].name };
  return { nearest: near.slice(0, 3).map(({ name }) => name) };
}

/** `+08:00` knows no summer time, so it would be wrong half of the year in most places. */
const isOffset = (zone: Zone): boolean => /^[+-]/u.test(zone);

/** Zones whose name or city begins with or contains what was typed so far, best first. */
export function suggestZones(typed: string, limit: number): readonly Both[] {
  const wanted = typed.trim().toLowerCase().replace(/\s+/gu, '_');
  const known = cities[typed.trim().toLowerCase()];
  const rank = (zone: Zone): number => {
    if (zone === known) return 0;
    if (cityOf(zone).startsWith(wanted)) return 1;
    return zone.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return Intl.supportedValuesOf('timeZone')
    .map((zone) => ({ zone, rank: rank(zone) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ zone }) => ({ zh: zone, en: zone }));
}
