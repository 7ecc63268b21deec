/**
 * Words that carry little meaning on their own. They stay tokens; search and grading give them
 * little or no weight. Negations, numbers and comparatives are deliberately absent.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

/** English, as typed. */
export const englishStopWords = list(`
a an the this that these those it its i me my we us our you your he him his she her they them their who whom whose which what when where why how
be am is are was were been being do does did doing done have has had having will would shall should can could may might must
of to in on at by for from with without into onto about as than then so and or but if because while also too very just only
there here some any each every such own same other both between through during up down out off over under again further
s t re ve ll d m okay ok please thanks well let get got
`);

/** Chinese words and particles, Simplified. */
export const chineseStopWords = list(`
的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 嗯 呃 哈 嘛 啦 么 是 在 有 和 与 及 或 也 都 就 还 又 才 再 很 更 最 太 把 被 让 给 对 从 向 到 于 以 为 由 而 且 但 则 若 如 将 所 其 此 这 那 它 他 她 我 你 您 们
我们 你们 他们 它们 咱们 自己 大家 一个 一些 一种 一下 一样 这个 那个 这些 那些 这样 那样 这种 那种 这里 那里 然后 所以 因为 因此 但是 不过 而且 并且 以及 或者 还是 就是 也是 如果 那么 的话 可以 可能 应该 需要 会 能 要
什么 怎么 怎样 如何 为什么 为何 为啥 啥 咋 哪 哪个 哪些 哪里 多少 几 谁 请 请问 麻烦 说说 讲讲 聊聊 说 讲 时候 东西 其实 比如 例如 来 去 上 下 里 中 个 次 用 做 进行 通过 使用 之后 之前 时
`);

/** True for surfaces that carry little meaning in either language. */
export const isStopWord = (surface: string): boolean =>
  englishStopWords.has(surface) || chineseStopWords.has(surface);
