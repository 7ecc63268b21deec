import type { LexiconData } from '../../src/core/notes/model.js';
import { buildLexicon } from '../../src/core/text/lexicon.js';

/** A small lexicon with every kind of name. */
const lexiconData: LexiconData = {
  concepts: [
    { id: 'tcp', names: ['TCP', 'TCP 协议'] },
    { id: 'three-way-handshake', names: ['三次握手', '三路握手', 'three-way handshake', '3-way handshake'] },
    { id: 'thread', names: ['线程', '執行緒', 'thread'] },
    { id: 'process', names: ['进程', '行程', 'process'] },
    { id: 'lock', names: ['锁', 'lock'] },
    { id: 'syn-sent', names: ['SYN_SENT'] },
    { id: 'b-plus-tree', names: ['B+树', 'B+ tree'] },
    { id: 'dunder-new', names: ['__new__'] },
    { id: 'two-msl', names: ['2MSL'] },
    { id: 'log-time', names: ['O(log n)', '对数时间'] },
    { id: 'deadlock', names: ['死锁', 'deadlock'] },
    { id: 'decorator', names: ['装饰器', '裝飾器', 'decorator'] },
    { id: 'coroutine', names: ['协程', 'coroutine'] },
    { id: 'merge-sort', names: ['归并排序', 'merge sort'] },
    { id: 'nginx', names: ['nginx'] },
    { id: 'stateful', names: ['有状态', 'stateful'] },
    { id: 'stateless', names: ['无状态', 'stateless'] },
    { id: 'transaction', names: ['事务', 'transaction'] },
  ],
  opposites: [['stateful', 'stateless']],
};

export const lexicon = buildLexicon(lexiconData);
