/** Answers as speech-to-text gives them: no punctuation, fillers, words that sound the same. */
import type { Engine } from '../../core/engine.js';
import type { Question } from '../../core/notes/model.js';
import { pick, seeded, type Chance } from './perturb.js';
import { atLeast, type Row } from './row.js';
import { mean } from './statistics.js';

const seed = 20_261_120;
/** Answers dictated; the most asked questions first. */
const count = 60;
/** Points a dictated answer may earn less than the same answer in writing. */
const mostLost = 5;
/** Share of the words in `confused` that come out as something else. */
const misheard = 0.35;
/** Share of the pauses that are filled. */
const filled = 0.3;

const fillers = ['嗯', '呃', '那个', '就是说', '然后呢', '这个', '对吧', '怎么说呢'];

/** What dictation writes for words it does not expect, as right:written. */
const confused: ReadonlyMap<string, string> = new Map(
  `线程:现成 进程:近程 协程:携程 事务:事物 索引:所引 缓存:缓村 递归:地规 队列:对列 主键:主见 哈希:哈西 序号:续号 密钥:秘钥 公钥:公要 私钥:思要
  循环:寻环 迭代:叠代 闭包:必包 并发:病发 阻塞:组塞 请求:情求 响应:想应 报文:抱文 字节:自节 查询:察询 数组:数祖 链表:连表 排序:牌序 划分:画分 握手:卧手
  重传:重船 端口:断口 协议:协义 加密:佳密 签名:千名 证书:正书 浏览器:流览器 服务器:服务期 客户端:客户断 装饰器:装饰期 生成器:生成期 迭代器:叠代器 副本:复本 快照:快找
  日志:日至 隔离:隔里 回滚:回棍 死锁:死所 信号量:信号亮 内存:内村 内核:内合 调度:调渡 映射:应射 权限:权线 路由:路油 中间件:中间键 框架:框价 模板:模版 视图:试图`
    .trim()
    .split(/\s+/u)
    .map((pair) => pair.split(':') as [string, string]),
);

const words = new RegExp([...confused.keys()].join('|'), 'gu');
const pauses = /[，。；：、！？,.;:!?（）()「」“”"'\n]+\s*/gu;

/** The text as dictation gives it. */
function dictated(text: string, chance: Chance): string {
  const heard = text.replace(words, (word) => (chance() < misheard ? (confused.get(word) ?? word) : word));
  return heard.replace(pauses, () => (chance() < filled ? ` ${pick(fillers, chance) ?? ''} ` : ' ')).trim();
}

/** The main questions of the notes that are asked most, a few of every area before more of any. */
function mostAsked({ library }: Engine): Question[] {
  const rank = new Map<string, number>();
  return library.notes
    .toSorted((one, other) => other.frequency - one.frequency || (one.id < other.id ? -1 : 1))
    .flatMap((note) => {
      const area = note.id.split('/')[0] ?? '';
      rank.set(area, (rank.get(area) ?? 0) + 1);
      const [main] = note.questions;
      return main ? [{ main, place: rank.get(area) ?? 0 }] : [];
    })
    .sort((one, other) => one.place - other.place)
    .slice(0, count)
    .map(({ main }) => main);
}

/** Model answers dictated against the same in writing. */
export function evalDictated(engine: Engine): Row[] {
  const chance = seeded(seed);
  const scores = mostAsked(engine).map((question) => ({
    written: engine.grader.grade(question, question.modelAnswer.zh).score,
    spoken: engine.grader.grade(question, dictated(question.modelAnswer.zh, chance)).score,
  }));
  const lost = mean(scores.map(({ written, spoken }) => spoken - written));
  return [atLeast('dictated: mean − the same written', scores.length, -mostLost, lost)];
}
