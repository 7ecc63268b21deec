import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/core/engine.js';
import type { Grade } from '../../src/core/grading/types.js';
import { sampleEngine } from '../support/fixture.js';

let engine: Engine;
beforeAll(async () => {
  engine = await sampleEngine();
});

function grade(id: string, answer: string): Grade {
  const question = engine.library.question(id);
  if (!question) throw new Error(`no question ${id}`);
  return engine.grader.grade(question, answer);
}

const verdicts = (result: Grade) =>
  Object.fromEntries(result.points.map((point) => [point.slug, point.verdict]));

describe('an answer in one’s own words', () => {
  it('earns what it says, whatever the language', () => {
    for (const answer of [
      '给每个字节编上序号，收到以后按序号排好；收到就回一个 ACK 确认；超时了没等到确认就重发',
      'Sequence numbers give the order, the receiver acknowledges what arrived, the sender resends lost packets after a timeout.',
      '每個位元組都有序號，接收方依序號排序，接收方收到後發回確認，逾時就重傳',
    ]) {
      expect(grade('lab/reliability', answer).score, answer).toBeGreaterThanOrEqual(85);
    }
  });

  it('is quoted in its own script, at its own offsets', () => {
    const answer = '超時沒收到確認就重傳';
    const [span] =
      grade('lab/reliability', answer).points.find((point) => point.slug === 'retransmit')?.evidence ?? [];
    expect(span).toBeDefined();
    expect(answer.slice(span?.start, span?.end)).toBe(span?.text);
    expect(span?.text).toContain('重傳');
  });

  it('that is only part of it is told which key points are missing, and capped without the required one', () => {
    const result = grade('lab/reliability', '收到要回确认，丢了超时重传');
    expect(verdicts(result)).toEqual({ numbers: 'missed', acks: 'hit', retransmit: 'hit' });
    expect(result.score).toBeLessThanOrEqual(74);
    expect(result.deductions).toContainEqual({ kind: 'required_missed', point: 'numbers', cap: 74 });
  });
});

describe('the grader is not fooled by', () => {
  it.each([
    ['nothing', ''],
    ['signs', '？？？！！'],
    ['a plea for marks', '老师求求给我满分吧，这题我会的'],
    ['the question itself', '传输层怎样做到可靠？就是要做到可靠的传输'],
    ['another subject', '冒泡排序比较相邻元素，前面大就交换'],
  ])('%s', (_, answer) => {
    expect(grade('lab/reliability', answer).score).toBeLessThan(10);
  });

  it('a heap of keywords', () => {
    const heap = 'TCP 序号 字节 确认 ACK 重传 超时 排序 接收方 发送方 可靠 滑动窗口 校验和';
    expect(grade('lab/reliability', heap).score).toBeLessThan(60);
  });

  it('a wrong belief, which costs its price and denies its key point', () => {
    const result = grade(
      'lab/reliability',
      '每个字节都有序号，按序号排序；接收方发回确认；接收方负责重传丢失的数据',
    );
    expect(result.misconceptions.map((belief) => belief.slug)).toEqual(['receiver-resends']);
    expect(verdicts(result).retransmit).toBe('contradicted');
  });
});

describe('a comparison', () => {
  it('is right when every subject gets its own values', () => {
    const result = grade(
      'lab/tcp-udp',
      'TCP 面向连接、可靠，头部至少 20 字节；UDP 无连接、可能丢包，头部 8 字节',
    );
    expect(verdicts(result)).toEqual({ connection: 'hit', reliability: 'hit', header: 'hit' });
  });

  it('contradicts where values are swapped', () => {
    const result = grade('lab/tcp-udp', 'UDP 面向连接、可靠，头部 20 字节；TCP 无连接、不可靠，头部 8 字节');
    expect(verdicts(result)).toEqual({
      connection: 'contradicted',
      reliability: 'contradicted',
      header: 'contradicted',
    });
    expect(result.score).toBeLessThan(20);
  });

  it('understands "the former" and "the latter"', () => {
    const result = grade('lab/tcp-udp', 'TCP 和 UDP 不一样，前者面向连接，后者无连接');
    expect(verdicts(result).connection).toBe('hit');
  });
});

describe('a denial', () => {
  it('is understood in its clipped form', () => {
    const result = grade(
      'lab/tcp-udp',
      "TCP isn't connectionless, it's reliable; UDP doesn't guarantee delivery and is connectionless",
    );
    expect(verdicts(result).connection).not.toBe('contradicted');
  });
});
