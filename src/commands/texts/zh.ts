import type { CommandTexts } from './shape.js';

export const zh: CommandTexts = {
  quiz: {
    about: '出一道题，可以指定主题和难度',
    words: ['出题', '考我', '考考我', '来一题', '来一道', '来道题', '做题', '开始'],
    options: {
      topic: { about: '主题：领域、题单或笔记，例如 网络、三次握手' },
      difficulty: { about: '难度 1（简单）到 5（很难）' },
    },
  },
  review: {
    about: '复习到期的题目，最该复习的先来',
    words: ['复习', '今日复习', '每日复习'],
    options: { more: { about: '今天的份额做完了，还想继续' } },
  },
  ask: {
    about: '问一个知识点',
    words: ['查一下', '查', '问一下', '搜一下'],
    options: { question: { about: '想问什么', ask: '想问什么？直接把问题发过来就行。' } },
  },
  mistakes: { about: '专练上次没答到的考点', words: ['错题', '错题本', '练错题'], options: {} },
  next: { about: '下一题', words: ['下一题', '下一道', '继续', '再来一题', '再来', '换一题'], options: {} },
  answer: {
    about: '回答当前的题目',
    words: [],
    options: { text: { about: '你的回答', ask: '直接把回答打出来发送就行。' } },
  },
  hint: { about: '要一个提示（最多两次，会少得分）', words: ['提示', '给点提示', '给个提示'], options: {} },
  dunno: {
    about: '不会：看答案，记作一次诚实的尝试',
    words: ['不会', '不知道', '不懂', '不清楚', '没学过', '我不会', '我不知道', '忘了', '想不起来', '放弃'],
    options: {},
  },
  judge: { about: '用判断题的方式做当前题目', words: ['判断', '判断题'], options: {} },
  reveal: {
    about: '看参考答案，自己勾选说到了哪些',
    words: ['答案', '看答案', '参考答案', '自评'],
    options: {},
  },
  skip: { about: '跳过这道题', words: ['跳过', '过', '略过'], options: {} },
  retry: { about: '同一题再答一次', words: ['再答一次', '重答', '重做', '再试一次', '重来'], options: {} },
  why: { about: '为什么这样判分', words: ['为什么', '为什么这么判', '怎么判的', '为啥'], options: {} },
  dispute: {
    about: '我说到了：对某个考点的判定提出申诉',
    words: ['我说到了', '说到了', '申诉', '判错了', '我说了'],
    options: { point: { about: '哪一个考点' } },
  },
  read: {
    about: '读完整的笔记',
    words: ['读笔记'],
    options: { note: { about: '哪篇笔记', ask: '想读哪篇笔记？例如 /read 三次握手' } },
  },
  save: { about: '收藏当前的题目', words: ['收藏'], options: {} },
  saved: { about: '我的收藏', words: ['收藏夹', '我的收藏'], options: {} },
  daily: {
    about: '每日推送：到点自动出题，例如 /daily 8:00 网络 3',
    words: ['每日推送', '推送', '订阅', '每日一题'],
    options: {
      action: {
        about: '看一看、试一下、暂停、恢复或关闭',
        choices: { list: '查看', test: '试一下', pause: '暂停', on: '恢复', off: '关闭' },
      },
      time: { about: '几点，例如 8:00、晚上9点' },
      weekdays: { about: '哪几天，例如 每天、工作日、一三五' },
      topic: { about: '主题：领域、题单或笔记' },
      number: { about: '每次几题（1–10）；暂停时是几天；关闭时是第几个' },
      mode: {
        about: '出什么题',
        choices: { due: '先复习', new: '新题', mixed: '混合', tap: '点选' },
      },
      zone: { about: '时区，例如 Asia/Shanghai' },
      remind: { about: '没答时再提醒一次' },
    },
  },
  progress: {
    about: '我的进度：水平、连续天数、薄弱考点',
    words: ['进度', '我的进度', '成绩', '统计'],
    options: {},
  },
  leaderboard: {
    about: '排行榜',
    words: ['排行', '排行榜', '榜单', '排名'],
    options: {
      period: { about: '时间范围', choices: { day: '今天', week: '本周', month: '本月', all: '全部' } },
      place: { about: '哪个榜', choices: { room: '本房间', server: '本服务器', everywhere: '全站' } },
    },
  },
  settings: {
    about: '查看和修改设置',
    words: ['设置', '设定'],
    options: {
      language: { about: '语言', choices: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } },
      zone: { about: '时区，例如 Asia/Shanghai' },
      name: { about: '显示的名字' },
      cap: { about: '每天最多复习几题' },
      board: {
        about: '在哪些排行榜上出现',
        choices: { room: '只在房间榜', everywhere: '房间榜和全站榜', hidden: '都不出现' },
      },
      role: { about: '目标岗位' },
      interview: { about: '面试日期，例如 2026-12-01、14天；“无”表示清除' },
    },
  },
  room: {
    about: '群的面板（仅管理员）：语言、主题、子区、提醒身份组、回答是否公开',
    words: [],
    options: {
      language: {
        about: '群里公开内容用的语言',
        choices: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' },
      },
      topics: { about: '出题范围，用逗号分开，例如 网络,数据库；“全部”表示不限' },
      place: { about: '题目发在哪里', choices: { channel: '直接发在频道', thread: '每题开一个子区' } },
      ping: { about: '推送时可以提醒的一个身份组；“无”表示不提醒' },
      answers: { about: '查询和出题的回复给谁看', choices: { public: '所有人', private: '只给提问的人' } },
    },
  },
  add: {
    about: '给这个群加一道自己的题（仅管理员），也可以附上 CSV',
    words: [],
    options: { question: { about: '题目 | 考点 | 考点…（或每行一个）' } },
  },
  link: {
    about: '把 Discord、Telegram 上的账号连成同一个人',
    words: ['关联账号'],
    options: { code: { about: '另一边给出的连接码；不填就给你一个新的' } },
  },
  unlink: { about: '让这个账号重新独立', words: ['取消关联'], options: {} },
  privacy: { about: '我保存了你的什么，怎么删', words: ['隐私', '隐私说明'], options: {} },
  appeals: {
    about: '编者：处理申诉',
    words: ['看申诉', '处理申诉'],
    options: {
      action: { about: '怎么处理', choices: { accept: '接受', decline: '不接受', next: '下一条' } },
      appeal: { about: '哪一条的编号；后面可以写另一种说法，或给对方的一句理由' },
    },
  },
  gaps: { about: '编者：大家问了却没找到的', words: ['缺口', '看缺口'], options: {} },
  items: {
    about: '编者：每道题答得怎么样',
    words: ['题目情况'],
    options: { topic: { about: '主题：领域、题单或笔记' } },
  },
  start: { about: '开始 / 回到首页', words: ['你好', '您好', '嗨', '在吗', '主页', '首页'], options: {} },
  help: {
    about: '怎么用',
    words: ['帮助', '怎么用', '怎么玩', '命令', '菜单', '选单'],
    options: {
      topic: {
        about: '哪方面',
        choices: { commands: '常用命令', all: '全部命令', points: '积分规则', grading: '评分规则' },
      },
    },
  },
  export: { about: '导出我的全部数据（JSON）', words: ['导出', '汇出'], options: {} },
  forget: {
    about: '删除我的全部数据',
    words: ['删除我的数据', '删除我的资料', '忘记我'],
    options: { confirm: { about: '确认删除，不可恢复' } },
  },
};
