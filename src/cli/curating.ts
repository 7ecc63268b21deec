/** What curators' subcommands print. */
import type { Command } from 'commander';
import type { Locale } from '../core/language.js';
import type { CurateRequest } from '../core/tutor/curate/request.js';
import { replyTo } from '../replies/build.js';
import { plainReply } from '../replies/plain.js';
import type { Parts } from './parts.js';
import { fail } from './subcommand.js';

export interface Shown {
  readonly json?: true;
  readonly lang: string;
}

export const withOutput = (command: Command): Command =>
  command.option('--json', 'print JSON').option('--lang <zh|en>', 'language', 'zh');

const done: ReadonlySet<string> = new Set([
  'appeal',
  'no_appeals',
  'appeal_list',
  'appeal_accepted',
  'appeal_declined',
  'gap_list',
  'item_list',
  'case_list',
]);

/** Does it and prints what came of it; what could not be done goes to stderr and fails. */
export async function perform(parts: Parts, request: CurateRequest, { json, lang }: Shown): Promise<void> {
  const outcome = await parts.curate(request);
  const locale: Locale = lang === 'en' ? 'en' : 'zh-CN';
  const text = json ? JSON.stringify(outcome) : plainReply(replyTo(outcome, locale, 'private'));
  const ok = done.has(outcome.kind);
  (ok || json ? parts.io.out : parts.io.err).write(`${text}\n`);
  if (!ok) fail();
}
