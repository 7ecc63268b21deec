/**
 * Units of measure: what follows a number, in every spelling → the unit compared and the factor to
 * it. Sizes become bytes and times seconds, so 1 KB equals 1024 字节 and 2 minutes 120 秒.
 */
export interface Unit {
  readonly unit: string;
  readonly factor: number;
}

const spellings: readonly (readonly [unit: string, factor: number, names: string])[] = [
  ['b', 1, 'b byte bytes 字节 位元组 byte(s)'],
  ['b', 2 ** 10, 'k kb kib kilobyte kilobytes 千字节'],
  ['b', 2 ** 20, 'mb mib megabyte megabytes 兆 兆字节'],
  ['b', 2 ** 30, 'g gb gib gigabyte gigabytes'],
  ['b', 2 ** 40, 'tb tib terabyte terabytes'],
  ['bit', 1, 'bit bits 位 比特 位元'],
  ['s', 1, 's sec secs second seconds 秒 秒钟'],
  ['s', 1e-3, 'ms millisecond milliseconds msec 毫秒'],
  ['s', 1e-6, 'us µs μs microsecond microseconds 微秒'],
  ['s', 1e-9, 'ns nanosecond nanoseconds 纳秒'],
  ['s', 60, 'min mins minute minutes 分钟'],
  ['s', 3600, 'h hr hrs hour hours 小时 钟头'],
  ['s', 86_400, 'day days 天'],
  ['msl', 1, 'msl'],
  ['rtt', 1, 'rtt rtts 个rtt'],
  ['%', 1, '% percent 个百分点'],
  ['x', 1, '倍'],
  ['hz', 1, 'hz'],
  ['mhz', 1, 'mhz'],
  ['ghz', 1, 'ghz'],
  ['bps', 1, 'bps'],
  ['kbps', 1, 'kbps'],
  ['mbps', 1, 'mbps'],
  ['gbps', 1, 'gbps'],
  ['px', 1, 'px'],
];

export const unitNames: ReadonlyMap<string, Unit> = new Map(
  spellings.flatMap(([unit, factor, names]) =>
    names.split(' ').map((name): [string, Unit] => [name, { unit, factor }]),
  ),
);

/** Longest name above, in UTF-16 units. */
export const longestUnit = Math.max(...[...unitNames.keys()].map((name) => name.length));

/** Words that count things without measuring: a numeral before one of them is a number. */
export const measureWords: ReadonlySet<string> = new Set([
  '次',
  '个',
  '种',
  '条',
  '层',
  '步',
  '类',
  '台',
  '趟',
  '遍',
  '回',
  '段',
  '份',
  '张',
  '块',
  '页',
  '行',
  '列',
  '组',
  '队',
  '路',
  '轮',
  '级',
  '阶段',
  '部分',
  '方面',
  '步骤',
  '状态',
  '大类',
  '要素',
  '特性',
  '节点',
  '线程',
  '进程',
  '字段',
  '特点',
  '原则',
]);

/** After 一 only these count; 一个, 一种, 一条, 一些 mostly mean “a”. */
export const singleMeasures: ReadonlySet<string> = new Set(['次', '步', '层', '台', '趟', '遍', '轮']);

/** `512` and a unit → `512b`; rounded to 12 significant digits so that factors do not show. */
export const withUnit = (value: number, found: Unit | undefined): string => {
  if (!found) return String(value);
  return `${String(Number((value * found.factor).toPrecision(12)))}${found.unit}`;
};
