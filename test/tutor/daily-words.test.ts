import { describe, expect, test } from 'vitest';
import { readTime, readWeekdays } from '../../src/core/tutor/daily/words.js';
import { findZone, suggestZones } from '../../src/core/tutor/zones.js';

describe('a time of day', () => {
  test.each([
    ['8:00', '08:00'],
    ['８：３０', '08:30'],
    ['20:05', '20:05'],
    ['8', '08:00'],
    ['8点', '08:00'],
    ['八点半', '08:30'],
    ['早上7点', '07:00'],
    ['晚上9點15分', '21:15'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['晚上12点', '00:00'],
    ['凌晨1点', '01:00'],
    ['下午三点', '15:00'],
    ['9pm', '21:00'],
    ['12 am', '00:00'],
    ['24:00', undefined],
    ['8:60', undefined],
    ['十点多', undefined],
    ['网络', undefined],
  ])('%s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});

describe('days of the week', () => {
  test.each([
    ['每天', '1234567'],
    ['工作日', '12345'],
    ['周末', '67'],
    ['週末', '67'],
    ['一三五', '135'],
    ['周一、周三', '13'],
    ['星期二和星期日', '27'],
    ['周一到周五', '12345'],
    ['周六至周一', '167'],
    ['mon,wed,fri', '135'],
    ['Mon-Fri', '12345'],
    ['1-5', '12345'],
    ['135', '135'],
    ['三次握手', undefined],
    ['某天', undefined],
    ['8-9', undefined],
  ])('%s', (text, days) => {
    expect(readWeekdays(text)).toBe(days);
  });
});

describe('a zone', () => {
  test('is known by its name, its city, or a Chinese city', () => {
    for (const name of ['Asia/Shanghai', 'shanghai', '上海', 'asia/shanghai']) {
      expect(findZone(name)).toEqual({ zone: 'Asia/Shanghai' });
    }
  });

  test('is never a fixed offset', () => {
    expect(findZone('+08:00')).toHaveProperty('nearest');
  });

  test('is suggested while it is typed', () => {
    expect(suggestZones('new y', 5)[0]?.en).toBe('America/New_York');
    expect(suggestZones('北京', 5)[0]?.en).toBe('Asia/Shanghai');
    expect(suggestZones('', 25)).toHaveLength(25);
  });
});
