/** A small library built in memory: what grading and notes tests need, independent of the real notes. */
import { createEngine, type Engine } from '../../src/core/engine.js';
import { parseKnowledge, type Knowledge } from '../../src/core/notes/knowledge.js';
import { loadSegmenter } from '../../src/core/text/segmenter.js';

const sampleLexicon = `
concepts:
  - { id: tcp, zh: [], tw: [], en: [TCP], abbr: [], spoken: [] }
  - { id: udp, zh: [], tw: [], en: [UDP], abbr: [], spoken: [] }
  - { id: connection-oriented, zh: [面向连接], tw: [連線導向], en: [connection-oriented], abbr: [], spoken: [] }
  - { id: connectionless, zh: [无连接], tw: [], en: [connectionless], abbr: [], spoken: [] }
  - { id: retransmission, zh: [重传, 重发], tw: [重送], en: [retransmission, retransmit, resend], abbr: [], spoken: [] }
  - { id: reliable, zh: [可靠], tw: [], en: [reliable], abbr: [], spoken: [] }
  - { id: unreliable, zh: [不可靠], tw: [], en: [unreliable], abbr: [], spoken: [] }
antonyms:
  - [connection-oriented, connectionless]
  - [reliable, unreliable]
`;

const point = (slug: string, zh: string, en: string, more: string) => `
      - slug: ${slug}
        statement: { zh: "${zh}", en: "${en}" }
        hint: { zh: 想一想, en: think }
        follow_up: { zh: 为什么, en: why }
${more}`;

/** `lab/reliability`: how TCP delivers reliably; `lab/tcp-udp`: a comparison. */
export const sampleNotes: Readonly<Record<string, string>> = {
  'lab/reliability.md': `---
title: { zh: 可靠传输, en: Reliable delivery }
difficulty: 2
frequency: 3
short_answer: { zh: 序号、确认、超时重传。, en: "Numbers, acknowledgements, retransmission." }
questions:
  - text: { zh: 传输层怎样做到可靠？, en: How is delivery made reliable? }
    model_answer:
      zh: 每个字节都有序号，接收方按序号排序。接收方收到后发回确认。发送方超时没有收到确认就重传。
      en: Every byte has a sequence number and the receiver reorders by it. The receiver sends acknowledgements back. The sender retransmits after a timeout.
    key_points:${point(
      'numbers',
      '每个字节都有序号，接收方按序号排序',
      'Bytes carry sequence numbers by which the receiver reorders them',
      `        weight: 2
        required: true
        formulations: [给数据编号, 按序号重新排序, sequence numbers give the order]`,
    )}${point('acks', '接收方收到后发回确认', 'The receiver sends acknowledgements back', '        formulations: [对方收到要回 ACK, acknowledge what arrived]')}${point(
      'retransmit',
      '发送方超时没有收到确认就重传',
      'The sender retransmits after a timeout without acknowledgement',
      '        formulations: [丢了就重发, 超时重传, resend lost packets after a timeout]',
    )}
    misconceptions:
      - slug: receiver-resends
        statement: { zh: 接收方负责重传丢失的数据, en: The receiver retransmits lost data }
        formulations: [由接收方重发]
        correction: { zh: 重传的是发送方。, en: The sender retransmits. }
        cost: 20
        contradicts: [retransmit]
    true_false:
      - { statement: { zh: 序号编的是字节, en: Bytes are numbered }, truth: true, about: numbers }
      - { statement: { zh: 接收方重传数据, en: The receiver retransmits }, truth: false, about: receiver-resends }
---

**可靠**：序号、确认、重传。
`,
  'lab/tcp-udp.md': `---
title: { zh: 两种传输协议, en: Two transports }
difficulty: 2
frequency: 3
short_answer: { zh: 一个面向连接一个无连接。, en: One has connections. }
questions:
  - kind: compare
    text: { zh: TCP 和 UDP 有什么区别？, en: How do TCP and UDP differ? }
    model_answer:
      zh: TCP 面向连接，可靠；头部至少 20 字节。UDP 无连接，不保证可靠，头部只有 8 字节。
      en: TCP is connection-oriented and reliable, with a header of at least 20 bytes. UDP is connectionless and unreliable, with a header of 8 bytes.
    contrast:
      subjects: { tcp: { zh: TCP, en: TCP }, udp: { zh: UDP, en: UDP } }
      aspects:
        - slug: connection
          name: { zh: 连接, en: Connection }
          weight: 2
          required: true
          values:
            tcp: { zh: 面向连接, en: connection-oriented, formulations: [先建立连接] }
            udp: { zh: 无连接, en: connectionless, formulations: [不用建立连接] }
          hint: { zh: 发数据之前呢？, en: Before data? }
          follow_up: { zh: 怎么建立？, en: How? }
        - slug: reliability
          name: { zh: 可靠性, en: Reliability }
          weight: 2
          values:
            tcp: { zh: 可靠, en: reliable, formulations: [保证送达] }
            udp: { zh: 不可靠, en: unreliable, formulations: [不保证送达, 可能丢包] }
          hint: { zh: 会丢吗？, en: Lost? }
          follow_up: { zh: 靠什么？, en: By what? }
        - slug: header
          name: { zh: 头部, en: Header }
          values:
            tcp: { zh: 头部至少 20 字节, en: header of at least 20 bytes, formulations: [20 字节] }
            udp: { zh: 头部 8 字节, en: header of 8 bytes, formulations: [8 字节] }
          hint: { zh: 多大？, en: How big? }
          follow_up: { zh: 为什么？, en: Why? }
    true_false:
      - { statement: { zh: UDP 无连接, en: UDP is connectionless }, truth: true, about: connection }
      - { statement: { zh: UDP 头部 20 字节, en: UDP has 20 bytes }, truth: false, about: header }
---

**对比**：两种协议。
`,
};

export function sampleKnowledge(changes: Readonly<Record<string, string>> = {}): Knowledge {
  const files = { ...sampleNotes, 'lexicon/sample.yaml': sampleLexicon, ...changes };
  return parseKnowledge(Object.entries(files).map(([path, text]) => ({ path, text })));
}

export async function sampleEngine(jieba: 'native' | 'wasm' = 'wasm'): Promise<Engine> {
  return createEngine(sampleKnowledge().library, await loadSegmenter(jieba));
}
