import { describe, expect, it } from 'vitest';
import { cleanText, isReadable, readsAsQuestion } from '../../src/core/tutor/text.js';

describe('telling a question from an answer', () => {
  it.each([
    '什么是 MVCC',
    '為什麼要四次揮手？',
    '今天天气怎么样',
    '進程和執行緒的區別',
    'how does epoll work',
    'TIME_WAIT 太多怎么办',
  ])('%s is a question', (text) => {
    expect(readsAsQuestion(text)).toBe(true);
  });

  it.each([
    '因为最后一个 ACK 可能丢',
    'isolation levels keep transactions apart',
    '为什么要等？因为最后一个 ACK 可能丢，对方会重发 FIN，自己还得在。所以要等两个报文寿命，旧报文也就消失了，再建新连接不会收到它们。',
    '先比较中间的；再缩小一半',
  ])('%s is an answer', (text) => {
    expect(readsAsQuestion(text)).toBe(false);
  });
});

describe('making text safe to keep', () => {
  it('drops what hides or reorders text and marks broken characters', () => {
    expect(cleanText('a\u202eb\u200bc\r\nd\ud800')).toBe('abc\nd\ufffd');
  });

  it('knows when there is nothing to go by', () => {
    expect(isReadable('👍！')).toBe(false);
    expect(isReadable('1')).toBe(true);
  });
});
