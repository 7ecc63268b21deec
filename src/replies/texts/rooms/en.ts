import type { roomsZh } from './zh.js';

export const roomsEn: Readonly<Record<keyof typeof roomsZh, string>> = {
  tooFast: 'Slow down a little: this one was not handled. Try again in {seconds} {seconds|second|seconds}.',
  roomTooFast:
    'It is very busy in here: this one was not handled. Try again in {seconds} {seconds|second|seconds}.',

  linkCode: 'Code {code}, good for {minutes} {minutes|minute|minutes} and for one use.',
  linkHow:
    'Send me /link {code} on the other platform and you are one learner: history, reviews, streak and boards come together.',
  linkWhose: 'Keep it to yourself: whoever enters it becomes the same learner as you.',
  linkAccounts: 'Linked now: {accounts}',
  linked:
    'Linked: both sides are the same you now. Reviews and streak were worked out anew from all answers.',
  linkUndo: 'Not your account? /unlink takes it apart.',
  unlinked:
    'Taken apart. The answers of {account} went with it, and reviews and streaks of both were worked out anew; settings and saved questions stay on both sides.',
  linkInPrivate: 'Codes work in direct messages only, where nobody reads along. Message me there: /link',
  linkWrong:
    'That code is wrong, used or too old. {left} more {left|try|tries}; /link on the other side gives a new one.',
  linkWait: 'Too many wrong codes. Try again in {minutes} {minutes|minute|minutes}.',
  linkSame: 'That code is your own: send it to me on the other platform.',
  notLinked: 'This account is not linked to any other. To link one: /link',
  buttonLinkNew: 'A new code',
  buttonUnlink: 'Take apart',

  privacyTitle: 'What I keep',
  privacyKept:
    'The number and name of your account, your settings, every answer with its verdicts, saved questions, questions the notes could not answer, and appeals; reviews, streaks and points follow from these.',
  privacyInbox:
    'Messages to me and my replies stay 48 hours at most, so that a power cut loses nothing. What people say to each other in rooms is not kept.',
  privacyWho:
    'There is no language model and no third party. Only whoever runs this bot can reach the database; curators see appeals and unanswered questions.',
  privacyRights:
    '/export gives you everything, /forget deletes it all, /settings board=hidden takes you off the boards.',

  roomTitle: 'This room',
  roomLanguage: 'Language',
  roomTopics: 'Topics',
  roomPlace: 'Questions go',
  roomPing: 'Ping role',
  roomAnswers: 'Replies',
  roomLanguageOwn: 'that of whoever asks',
  roomTopicsAll: 'anything',
  roomInThreads: 'into a thread each',
  roomInChannel: 'right here',
  roomPingNone: 'none',
  roomAnswersPublic: 'for everybody',
  roomAnswersPrivate: 'for the asker only',
  roomOwn: 'Questions of its own: {n}',
  roomHow: 'To change: /room topics=network,database ping=<role id>',
  buttonAnswersPublic: 'Replies for all',
  buttonAnswersPrivate: 'Replies for the asker',
  buttonPlaceChannel: 'No threads',
  buttonPlaceThread: 'Use threads',
  buttonRoomQuestions: 'Own questions',
  roomQuestionsTitle: 'Questions of this room ({n})',
  roomNoQuestions: 'This room has no questions of its own yet.',
  addHow:
    'Write the question on the first line and one key point on each line below (8 at most, 200 characters each), or all on one line: /add question | key point | key point. For many, attach a CSV file with the columns question and answer.',
  addFull: 'A room may have {max} questions of its own; delete some first.',
  roomAdded:
    '{n} {n|question|questions} added; this room has {total} of its own now, and /quiz will ask them.',
  roomSkipped: '{n} {n|row|rows} without a question or key points left out.',
  roomRemoved: 'Deleted: {question}',
  buttonDrop: 'Delete: {question}',
  roomsOnly: 'This command is for groups and channels.',
  adminsOnly: 'Only those who manage this room can change that.',
  badPing: 'I do not know the role {value}. Give its id, or mention it.',
};
