/** What is said about rooms, linked accounts and privacy; part of `texts/zh.ts`. */
export const roomsZh = {
  tooFast: '慢一点，我跟不上了：这条没有处理，{seconds} 秒后再来。',
  roomTooFast: '这里太热闹了，我跟不上：这条没有处理，{seconds} 秒后再来。',
} as const;
