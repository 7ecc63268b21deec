/**
 * The closed-class words the grader reads: what carries no content, what denies, what ends a denial.
 * All are compared with normalised surfaces (lower case, Simplified).
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean));

/** Words that say nothing about the subject matter. They weigh nothing, wherever they stand. */
export const empty = words(`
  的 了 是 在 和 跟 与 或 及 就 也 都 还 又 再 很 太 把 被 让 使 给 对 对于 关于 到 向 往 为 于 则 即 且 并 而 但 却 所以 因为
  因此 由于 如果 要是 假如 虽然 但是 不过 然后 接着 时 的话 这 那 这个 那个 这些 那些 这种 那种 这样 那样 它 它们 他 她 他们
  我 你 我们 你们 咱 咱们 自身 某 某个 一个 一种 一些 一下 其 其中 其实 比如 例如 譬如 像 等 等等 之 者 所 地 得 着 过 吗 呢 吧 啊 嘛 呀 哦 嗯 呃 哈
  有 要 想 来 去 说 叫 叫做 称为 里 里面 中 个 种 次 情况 东西 事情 问题 方面 大概 大约 差不多 反正 总之 首先 其次 另外 此外 以及 还有 而且 或者 已经 正在 将 非常 特别
  什么 怎么 怎样 如何 为什么 哪些 哪个 多少 谁 哪 几 请 简述 描述 说明 介绍 谈谈
  a an the of in on at to for from by with as is are was were be been being am it its this that these those there here they them their he she his her we our us you your i my me
  and or but so if then than when while where which who whom what how why because since although though also too very can could may might will would shall should do does did done has have had having
  into onto per etc eg ie let get gets way thing things kind sort basically actually really simply usually generally typically often well
`);

/** Words of little content that still tell statements apart when there is not much else. */
export const light = words(`
  会 能 能够 可以 可 可能 应该 需要 需 必须 用 用来 使用 通过 进行 实现 方式 部分 由 从 以 上 下 内 外 前 后 之前 之后 以后 时候 同时 最 更 只 只是 只有 才 一定 肯定 一般 作为 成为 属于 主要 基本 自己 一样 最后 作用 特点 区别
  make makes made use used uses using must about between through during before after again just only even such some any each every all both more most other another same own one via over under
`);

/** Deny what follows them within the clause. */
export const negators = words(`
  不 没 没有 未 无 非 勿 别 不是 不会 不能 不可 不可以 不用 不必 不需 不需要 不要 不再 不得 无法 无需 无须 毋需 没法 没能 并非 并不 并没有 从不 从未 绝不 毫不 毫无
  不行 不了 不到 不准 不许 不应 不该 不应该 不让 不给 不存在 不具备 不具有 不支持 不提供 不保证 不属于 不等于 不包括 不包含 不依赖 缺乏 缺少
  not no never without cannot can't cant don't dont doesn't doesnt didn't isn't isnt aren't wasn't weren't won't wont wouldn't shouldn't couldn't hasn't haven't neither nor nobody nothing none lack lacks
`);

/** Deny the next word only: 非简单请求, 未排序, 无连接. */
export const prefixes = words(`非 未 无`);

/** Begin with a negating character but deny nothing. */
export const notNegators = words(`
  不仅 不仅仅 不但 不只 不止 不光 不单 不过 不管 不论 不断 不同 不同于 不得不 不错 不少 不久 不然 不如 不妨 不愧 无论 无非 无疑 非常 非得 未来 未必 没错 没事 别的 别人
`);

/** A negator's reach ends here. */
export const denialEnds = words(`
  而 而是 但 但是 可是 却 就 才 所以 因此 从而 于是 会 时 时候 的话 之前 前 之后 以后 也 还 反而 只能 只会 只有 只要 那 那么 则 除非 直到
  but instead rather so because unless until then therefore only
`);

/** Mark a clause as somebody else's belief, not the speaker's claim. */
export const reported =
  /以为|误认为|误以为|有人(?:说|认为)|常见(?:的)?(?:误区|误解|错误)|都说|听说|people (?:think|believe|say)|misconception|mistakenly|common(?:ly)? (?:mistake|belief)/u;

/** Take back what the clause before said: "…，这是错的". It must point back, or it speaks of something else. */
export const takenBack =
  /^(?:但|但是|可|可是|其实)*(?:这|那|这个|这种|这样|以上|上面)(?:说法|想法|理解|观点|话|句话)?(?:其实)?(?:都)?(?:是)?(?:错的|错误的|不对|不正确|不准确|误区|误解)|^(?:but )?(?:this|that|it|which)(?: is|'s| are) (?:wrong|false|incorrect|not true|a myth)/u;

/** The speaker corrects themself: what follows replaces what went before on the same point. */
export const corrections =
  /更正|纠正|说错了|说反了|口误|应该是说|我的意思是|准确地说|i mean|correction|scratch that|let me correct|sorry,? it'?s/u;
