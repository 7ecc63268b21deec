/**
 * Everyday words of which one denies the other in the same place. Technical pairs belong in the lexicon; these are
 * general language, so a rubric need not repeat them.
 */
const pairs = `
大 小|多 少|快 慢|先 后|高 低|早 晚|长 短|左 右|左边 右边|左半 右半|左侧 右侧|上 下|前 后|前面 后面|前 之后|之前 之后|以前 以后|里 外|里面 外面|内 外|内部 外部|内层 外层
增加 减少|增大 减小|升 降|上升 下降|升序 降序|变大 变小|变多 变少|变快 变慢|强 弱|新 旧|同 异|相同 不同|一样 不同|一样 不一样|相等 不等|真 假|读 写|主 从|入 出|进 出|加 减|开 关|打开 关闭|开始 结束|第一 最后
最大 最小|最多 最少|最快 最慢|最好 最坏|最好 最差|最坏 平均|最好 平均|最高 最低|至少 至多|至少 最多|大于 小于|多于 少于|高于 低于|快于 慢于|早于 晚于|优于 劣于
容易 困难|简单 复杂|安全 危险|公开 保密|独立 共享|静态 动态|自动 手动|手工 自动|显式 隐式|直接 间接|主动 被动|发送 接收|发 收|发送方 接收方|客户端 服务器|客户端 服务端|请求 响应|上传 下载|父 子|父类 子类|父进程 子进程
全部 部分|所有 个别|总是 从不|永远 从不|单 多|单个 多个|一对一 一对多|连续 分散|集中 分散|有序 无序|有限 无限|可变 不可变|相关 无关|必需 可选|临时 永久|本地 远程|行 列
large small|larg small|big small|larger smaller|bigger smaller|greater less|more less|more fewer|fast slow|faster slower|quick slow|first last|high low|higher lower|early late|earlier later|long short|longer shorter|left right|upper lower|top bottom|before after|front back|inner outer|inside outside|internal external
increase decrease|increas decreas|grow shrink|rise fall|ascending descending|ascend descend|strong weak|new old|same different|equal unequal|true false|read write|master slave|leader follower|input output|push pop|open close|start end|begin end|maximum minimum|max min|most least|best worst|worst average|best average
easy hard|easi hard|simple complex|safe unsafe|secure insecure|public private|shared separate|static dynamic|automatic manual|explicit implicit|direct indirect|active passive|send receive|sender receiver|client server|request response|parent child|always never|all none|single multiple|continuous discrete|ordered unordered|sorted unsorted
finite infinite|mutable immutable|mandatory optional|temporary permanent|local remote|row column|positive negative|series parallel|connect disconnect|connected disconnected|forward backward|above below|up down|lossy lossless|valid invalid|reliable unreliable|stable unstable|synchronous asynchronous|blocking nonblocking|encrypt decrypt|acquire release|allocate free
`;

/** Lower-case word or stem -> its opposites. `stem` maps an English word to the term the analyser gives it. */
export function createAntonyms(stem: (word: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (a: string, b: string) => found.set(a, (found.get(a) ?? new Set<string>()).add(b));
  for (const pair of pairs.split(/[|\n]/u)) {
    const [a, b] = pair.trim().split(' ').map(stem);
    if (!a || !b) continue;
    add(a, b);
    add(b, a);
  }
  return found;
}
