/**
 * `kaodian <command>`: finds the subcommand, loads it and nothing else, and runs it. Data goes to stdout
 * and nothing else there; the exit code is 0 only on success.
 */
import { Command, CommanderError } from 'commander';
import type { Parts } from './parts.js';
import { fail, type Subcommand } from './subcommand.js';

type Load = () => Promise<{ readonly subcommand: Subcommand }>;

/** Every subcommand with the line `kaodian --help` shows for it. */
const subcommands: Readonly<Record<string, readonly [about: string, load: Load]>> = {
  start: ['start the configured platforms, or the terminal chat', () => import('./start.js')],
  chat: ['chat in this terminal', () => import('./chat.js')],
  ask: ['answer a question from the notes', () => import('./ask.js')],
  grade: ['grade answers', () => import('./grade.js')],
  notes: ['check, write and count notes', () => import('./notes.js')],
  search: ['search any corpus of JSON lines', () => import('./search.js')],
  eval: ['measure grading and search', () => import('./eval.js')],
  appeals: ['see and judge appeals', () => import('./appeals.js')],
  gaps: ['what people asked and did not find', () => import('./gaps.js')],
  items: ['how each question does', () => import('./items.js')],
  migrate: ['bring the database up to date', () => import('./migrate.js')],
  backup: ['write everything to a file', () => import('./backup.js')],
  restore: ['put a backup back', () => import('./restore.js')],
  pushes: ['say how daily pushes stand', () => import('./pushes.js')],
  register: ['make Discord and Telegram know the commands', () => import('./register.js')],
  doctor: ['say what works and what does not', () => import('./doctor.js')],
};

/** @param args without node and the script */
export async function runCli(args: readonly string[], parts: Parts): Promise<void> {
  const program = new Command('kaodian');
  program.description('Kaodian (考点): an interview tutor that lives in chat').exitOverride();
  program.configureOutput({
    writeOut: (text) => parts.io.out.write(text),
    writeErr: (text) => parts.io.err.write(text),
  });
  const wanted = args.find((arg) => !arg.startsWith('-'));
  for (const [name, [about, load]] of Object.entries(subcommands)) {
    const command = program.command(name).description(about).copyInheritedSettings(program);
    if (name === wanted) (await load()).subcommand(command, parts);
  }
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
  } catch (error) {
    // Commander has said what is wrong, or shown the help that was asked for.
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) fail();
  }
}
