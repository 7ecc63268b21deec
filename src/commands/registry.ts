/** All commands, and the types that follow from them. */
import type { Args, Command, Options } from './command.js';
import {
  answerCommand,
  disputeCommand,
  dunnoCommand,
  hintCommand,
  judgeCommand,
  revealCommand,
  tickCommand,
  tickedCommand,
  verdictCommand,
  whyCommand,
} from './list/answering.js';
import {
  mistakesCommand,
  nextCommand,
  poseCommand,
  quizCommand,
  retryCommand,
  reviewCommand,
  saveCommand,
  savedCommand,
  skipCommand,
  unsaveCommand,
} from './list/asked.js';
import { askCommand, noteCommand, readCommand, takeCommand } from './list/asking.js';
import { dailyCommand, dailyOneCommand } from './list/daily.js';
import { appealsCommand, gapsCommand, itemsCommand } from './list/curating.js';
import {
  exportCommand,
  forgetCommand,
  helpCommand,
  leaderboardCommand,
  progressCommand,
  settingsCommand,
  startCommand,
  stepCommand,
} from './list/own.js';
import { addCommand, dropCommand, roomCommand } from './list/rooms.js';
import { linkCommand, privacyCommand, unlinkCommand } from './list/people.js';

/** Shown in menus, in this order. */
export const listed = {
  quiz: quizCommand,
  review: reviewCommand,
  ask: askCommand,
  mistakes: mistakesCommand,
  next: nextCommand,
  answer: answerCommand,
  hint: hintCommand,
  dunno: dunnoCommand,
  judge: judgeCommand,
  reveal: revealCommand,
  skip: skipCommand,
  retry: retryCommand,
  why: whyCommand,
  dispute: disputeCommand,
  read: readCommand,
  save: saveCommand,
  saved: savedCommand,
  daily: dailyCommand,
  progress: progressCommand,
  leaderboard: leaderboardCommand,
  settings: settingsCommand,
  room: roomCommand,
  add: addCommand,
  link: linkCommand,
  unlink: unlinkCommand,
  appeals: appealsCommand,
  gaps: gapsCommand,
  items: itemsCommand,
  start: startCommand,
  help: helpCommand,
  privacy: privacyCommand,
  export: exportCommand,
  forget: forgetCommand,
} as const;

/** Reached by buttons only. */
const hidden = {
  note: noteCommand,
  take: takeCommand,
  unsave: unsaveCommand,
  pose: poseCommand,
  tick: tickCommand,
  ticked: tickedCommand,
  verdict: verdictCommand,
  step: stepCommand,
  daily_one: dailyOneCommand,
  drop: dropCommand,
} as const;

export const commands = { ...listed, ...hidden } as const;

export type ListedName = keyof typeof listed;
export type CommandName = keyof typeof commands;
type OptionsOf<N extends CommandName> = (typeof commands)[N]['options'];

/** A command with its arguments, from whatever it was given by. */
export type Invocation = {
  [N in CommandName]: { readonly command: N; readonly args: Args<OptionsOf<N>>; readonly prompt?: string };
}[CommandName];

/** The command of a name, with everything inferred forgotten. */
export const commandNamed = (name: string): Command<CommandName, Options> | undefined =>
  Object.hasOwn(commands, name) ? (commands as Readonly<Record<string, AnyDeclared>>)[name] : undefined;

/** Handlers take narrower arguments than `Options` says; only values read by their own options get there. */
type AnyDeclared = Command<CommandName, Options>;

/** True when the words given are complete enough to run. */
export const isListed = (name: string): name is ListedName => Object.hasOwn(listed, name);
