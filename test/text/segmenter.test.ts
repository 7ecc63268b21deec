import { describe, expect, it } from 'vitest';
import { loadSegmenter } from '../../src/core/text/segmenter.js';
import { createAnalyser } from '../../src/core/text/tokenise.js';
import { lexicon } from './fixture.js';

const sample = `
进程是资源分配的单位，线程是调度的单位；协程在用户态切换，开销更小。
客户端发送请求之后进入等待状态，服务器收到以后回复确认，连接就建立好了。
把热点数据放进缓存，先更新数据库，再删除缓存，这样不一致的时间最短。
虚拟内存让每个进程以为自己独占地址空间，缺页时由内核从磁盘调入。
小明硕士毕业于中国科学院计算所，后在日本京都大学深造。
他来到了网易杭研大厦，工信处女干事每月经过下属科室都要亲口交代二十四口交换机。
二叉搜索树的中序遍历是有序的；红黑树用旋转和变色保持近似平衡。
`;

describe('segmenters', () => {
  it('cut alike, whichever is installed', async () => {
    const wasm = await loadSegmenter('wasm');
    const other = await loadSegmenter('auto');
    expect(wasm.name).toBe('wasm');
    for (const run of sample.match(/\p{Script=Han}+/gu) ?? []) {
      expect(other.cut(run)).toEqual(wasm.cut(run));
      for (const word of wasm.cut(run)) expect(other.cutFine(word)).toEqual(wasm.cutFine(word));
    }
    const one = createAnalyser({ segmenter: wasm, lexicon });
    const two = createAnalyser({ segmenter: other, lexicon });
    expect(two.tokens(sample)).toEqual(one.tokens(sample));
  });

  it('give back every character', async () => {
    const segmenter = await loadSegmenter('auto');
    for (const run of ['𠀀𠮷野家', '的的的的', '々〇']) expect(segmenter.cut(run).join('')).toBe(run);
  });
});
