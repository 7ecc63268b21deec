import type { CommandTexts } from './shape.js';

export const en: CommandTexts = {
  quiz: {
    about: 'Get a question; topic and difficulty are optional',
    words: ['quiz', 'quiz me', 'test me', 'question'],
    options: {
      topic: { about: 'An area, a deck or a note, e.g. network, TCP handshake' },
      difficulty: { about: '1 (easy) to 5 (very hard)' },
    },
  },
  review: {
    about: 'Review what is due, most overdue first',
    words: ['review', 'reviews', 'revise'],
    options: { more: { about: "Go on although today's share is done" } },
  },
  ask: {
    about: 'Ask about anything in the notes',
    words: ['look up', 'ask', 'search'],
    options: { question: { about: 'Your question', ask: 'What would you like to know? Just type it.' } },
  },
  mistakes: {
    about: 'Drill the key points you missed',
    words: ['mistakes', 'my mistakes', 'drill'],
    options: {},
  },
  next: {
    about: 'Next question',
    words: ['next', 'next question', 'another', 'another one', 'continue'],
    options: {},
  },
  answer: {
    about: 'Answer the current question',
    words: [],
    options: { text: { about: 'Your answer', ask: 'Just type your answer and send it.' } },
  },
  hint: {
    about: 'Get a hint (two at most; costs points)',
    words: ['hint', 'give me a hint', 'a hint'],
    options: {},
  },
  dunno: {
    about: "I don't know: see the answer; counts as an honest try",
    words: [
      "I don't know",
      "don't know",
      'i dont know',
      'dont know',
      'idk',
      'no idea',
      'i give up',
      'give up',
    ],
    options: {},
  },
  judge: {
    about: 'Do the current question as true or false',
    words: ['true or false', 'true/false'],
    options: {},
  },
  reveal: {
    about: 'See the model answer and tick what you would have said',
    words: ['show answer', 'show me the answer', 'the answer', 'answer please'],
    options: {},
  },
  skip: { about: 'Skip this question', words: ['skip', 'skip it', 'skip this'], options: {} },
  retry: { about: 'Answer the same question again', words: ['retry', 'try again', 'again'], options: {} },
  why: { about: 'How this grade came about', words: ['why', 'explain the grade'], options: {} },
  dispute: {
    about: 'I said that: dispute the verdict on a key point',
    words: ['I said that', 'i said it', 'appeal'],
    options: { point: { about: 'Which key point' } },
  },
  read: {
    about: 'Read a whole note',
    words: [],
    options: { note: { about: 'Which note', ask: 'Which note? For example /read TCP handshake' } },
  },
  save: { about: 'Keep the current question', words: ['bookmark'], options: {} },
  saved: { about: 'Questions you kept', words: ['bookmarks', 'favourites', 'favorites'], options: {} },
  daily: {
    about: 'Daily questions at your time, e.g. /daily 8:00 network 3',
    words: ['daily', 'subscribe', 'daily questions'],
    options: {
      action: {
        about: 'Look, try, pause, resume or end',
        choices: { list: 'list', test: 'test', pause: 'pause', on: 'on', off: 'off' },
      },
      time: { about: 'What time, e.g. 8:00 or 9pm' },
      weekdays: { about: 'Which days, e.g. daily, weekdays, mon,wed,fri' },
      topic: { about: 'An area, a deck or a note' },
      number: { about: 'Questions each time (1-10); days of a pause; which one to end' },
      mode: {
        about: 'Which questions',
        choices: { due: 'reviews first', new: 'new', mixed: 'mixed', tap: 'tap' },
      },
      zone: { about: 'Time zone, e.g. Europe/London' },
      remind: { about: 'One reminder when I do not answer' },
    },
  },
  progress: {
    about: 'Your level, streak and weakest points',
    words: ['progress', 'my progress', 'stats'],
    options: {},
  },
  leaderboard: {
    about: 'Leaderboard',
    words: ['leaderboard', 'board', 'ranking'],
    options: {
      period: {
        about: 'Which period',
        choices: { day: 'today', week: 'this week', month: 'this month', all: 'all time' },
      },
      place: {
        about: 'Which board',
        choices: { room: 'this room', server: 'this server', everywhere: 'everywhere' },
      },
    },
  },
  settings: {
    about: 'See and change your settings',
    words: ['settings', 'preferences'],
    options: {
      language: { about: 'Language', choices: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } },
      zone: { about: 'Time zone, e.g. Europe/London' },
      name: { about: 'Name shown on boards' },
      cap: { about: 'Reviews per day at most' },
      board: {
        about: 'Boards you appear on',
        choices: { room: 'room boards only', everywhere: 'room boards and the global one', hidden: 'none' },
      },
      role: { about: 'The role you prepare for' },
      interview: { about: 'Interview date, e.g. 2026-12-01 or 14d; "none" clears it' },
    },
  },
  room: {
    about: 'The panel of this room (admins only): language, topics, threads, ping role, who sees answers',
    words: [],
    options: {
      language: {
        about: 'The language of what everybody sees',
        choices: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' },
      },
      topics: { about: 'What questions are about, with commas between; "all" for anything' },
      place: {
        about: 'Where questions go',
        choices: { channel: 'into the channel', thread: 'a thread each' },
      },
      ping: { about: 'The one role that pushes may ping; "none" for none' },
      answers: {
        about: 'Who sees answers and questions',
        choices: { public: 'everybody', private: 'the asker' },
      },
    },
  },
  add: {
    about: 'Add a question of this room’s own (admins only); a CSV file works too',
    words: [],
    options: { question: { about: 'Question | key point | key point … (or one on each line)' } },
  },
  link: {
    about: 'Be one learner on Discord and Telegram',
    words: ['link accounts', 'link my accounts'],
    options: { code: { about: 'The code from the other side; leave it out to get one' } },
  },
  unlink: { about: 'Make this account a learner of its own again', words: ['unlink accounts'], options: {} },
  privacy: { about: 'What I keep of you, and how to delete it', words: ['privacy'], options: {} },
  appeals: {
    about: 'Curators: judge appeals',
    words: ['appeals', 'judge appeals'],
    options: {
      action: {
        about: 'What to do',
        choices: { accept: 'accept', decline: 'decline', next: 'next' },
      },
      appeal: { about: 'Its code; behind it other words to accept, or a word to the learner' },
    },
  },
  gaps: { about: 'Curators: what people asked and did not find', words: ['gaps'], options: {} },
  items: {
    about: 'Curators: how each question does',
    words: ['items'],
    options: { topic: { about: 'An area, a deck or a note' } },
  },
  start: { about: 'Start, or back to the beginning', words: ['hello', 'hi', 'hey', 'home'], options: {} },
  help: {
    about: 'How to use this',
    words: ['help', 'how does this work', 'commands', 'menu'],
    options: {
      topic: {
        about: 'About what',
        choices: { commands: 'basics', all: 'all commands', points: 'points', grading: 'grading' },
      },
    },
  },
  export: { about: 'Export all your data as JSON', words: ['export my data'], options: {} },
  forget: {
    about: 'Delete all your data',
    words: ['forget me', 'delete my data'],
    options: { confirm: { about: 'Really delete; there is no way back' } },
  },
};
