/** What is said about rooms, linked accounts and privacy; part of `texts/zh.ts`. */
export const roomsZh = {
  tooFast: '慢一点，我跟不上了：这条没有处理，{seconds} 秒后再来。',
  roomTooFast: '这里太热闹了，我跟不上：这条没有处理，{seconds} 秒后再来。',

  linkCode: '连接码 {code}，{minutes} 分钟内有效，只能用一次。',
  linkHow: '在另一个平台上给我发 /link {code}，两边就是同一个你：历史、复习、连续天数和排行榜都合在一起。',
  linkWhose: '别把它给别人：谁输入它，谁就和你成为同一个人。',
  linkAccounts: '现在连着：{accounts}',
  linked: '连好了，两边现在是同一个你。复习和连续天数按全部作答重新算过。',
  linkUndo: '不是你的账号？/unlink 可以分开。',
  unlinked: '分开了。{account} 的作答跟着它走，两边的复习和连续天数都重新算过；设置和收藏两边各留一份。',
  linkInPrivate: '连接码只能在私聊里用，免得被别人看到。私聊我，再发一次 /link。',
  linkWrong: '这个连接码不对、用过了，或者已经过期。还可以试 {left} 次；在另一边发 /link 可以换一个新的。',
  linkWait: '错的次数太多了，{minutes} 分钟后再试。',
  linkSame: '这个连接码是你自己的：到另一个平台上发给我。',
  notLinked: '这个账号没有和别的账号连在一起。想连起来：/link',
  buttonLinkNew: '换一个新的连接码',
  buttonUnlink: '分开',

  privacyTitle: '我保存什么',
  privacyKept:
    '你的账号编号和名字、设置、每次作答的原文和判定、收藏、问过但笔记没讲到的问题、申诉；由这些算出复习安排、连续天数和积分。',
  privacyInbox: '收到的消息和我的回复最多留 48 小时，断电也不会丢消息就靠它。群里不是对我说的话不保存。',
  privacyWho:
    '不用语言模型，不发给任何第三方；只有运行这个机器人的人能接触数据库，编者只看到申诉和没讲到的问题。',
  privacyRights: '/export 导出全部，/forget 全部删除，/settings board=hidden 从排行榜上消失。',
} as const;
