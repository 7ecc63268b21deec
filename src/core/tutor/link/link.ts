/**
 * One learner, several accounts. Only account → learner changes: attempts stay with their accounts, and what
 * is derived from them is derived anew.
 */
import { rebuildLearner } from '../rebuild.js';
import { isPrivate, type Scene } from '../scene.js';
import { hashOfCode, newCode, shownCode } from './code.js';
import type { Linked, LinkFailure } from './outcome.js';

const MINUTE = 60_000;
/** How long a code can be used, and how long wrong ones are remembered. */
const CODE_LIFE = 10 * MINUTE;
/** Wrong codes an account may enter in that time. */
const MAX_TRIES = 5;

/** @param code absent: a new one is given out */
export async function link(scene: Scene, code: string | undefined): Promise<Linked | LinkFailure> {
  if (!isPrivate(scene.room)) return { kind: 'link_in_private' };
  return code === undefined ? offer(scene) : enter(scene, code);
}

async function offer({ tx, learner, account, random }: Scene): Promise<Linked> {
  const code = newCode(random);
  await tx.links.offer({
    hash: hashOfCode(code),
    learnerId: learner.id,
    accountId: account.id,
    expiresAt: tx.now + CODE_LIFE,
  });
  const accounts = await tx.learners.accounts(learner.id);
  return { kind: 'link_code', code: shownCode(code), minutes: CODE_LIFE / MINUTE, accounts };
}

/** The learner who gave the code out stays; the one who enters it becomes part of them. */
async function enter({ tx, learner, account }: Scene, code: string): Promise<Linked | LinkFailure> {
  const tries = await tx.links.tries(account.id, tx.now - CODE_LIFE);
  const [oldest] = tries;
  if (oldest !== undefined && tries.length >= MAX_TRIES) {
    return { kind: 'link_wait', minutes: Math.ceil((oldest + CODE_LIFE - tx.now) / MINUTE) };
  }
  const offered = await tx.links.find(hashOfCode(code), tx.now);
  if (offered?.learnerId === learner.id) return { kind: 'link_same' };
  if (!offered) {
    await tx.links.failed(account.id, tx.now);
    return { kind: 'link_wrong', left: MAX_TRIES - tries.length - 1 };
  }
  const merged = await tx.learners.merge(learner.id, offered.learnerId);
  await tx.links.withdraw(offered.learnerId);
  await rebuildLearner(tx, merged);
  return { kind: 'linked', accounts: await tx.learners.accounts(merged.id) };
}

/** The account this is said from becomes a learner of its own again. */
export async function unlink({ tx, learner, account, random }: Scene): Promise<Linked | LinkFailure> {
  const accounts = await tx.learners.accounts(learner.id);
  if (accounts.length < 2) return { kind: 'not_linked' };
  const own = await tx.learners.split(account.id, random.id());
  await rebuildLearner(tx, learner);
  await rebuildLearner(tx, own);
  return { kind: 'unlinked', account, left: accounts.filter(({ id }) => id !== account.id) };
}
