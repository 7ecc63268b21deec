/** Accounts that become one learner, or two again. */
import type { Account, Platform } from '../../core/records.js';
import type { Linked, LinkFailure } from '../../core/tutor/outcome.js';
import { inertLine } from '../inert.js';
import type { Voice } from '../voice.js';
import { button, heading, paragraph, soft, strong, text, type Content } from './shared.js';

const platformNames: Readonly<Record<Platform, string>> = {
  discord: 'Discord',
  telegram: 'Telegram',
  terminal: 'Terminal',
};

const accountName = ({ platform, name }: Account): string => `${platformNames[platform]} ${inertLine(name)}`;

const accountList = (voice: Voice, accounts: readonly Account[]): string =>
  accounts.map(accountName).join(voice.locale === 'en' ? ', ' : '、');

export function linked(voice: Voice, outcome: Linked): Content {
  const unlink = button(voice.text('buttonUnlink'), { command: 'unlink', args: {} });
  switch (outcome.kind) {
    case 'link_code': {
      const { code, minutes, accounts } = outcome;
      const more = accounts.length > 1;
      return {
        blocks: [
          paragraph(strong(voice.text('linkCode', { code, minutes }))),
          paragraph(text(voice.text('linkHow', { code }))),
          paragraph(soft(voice.text('linkWhose'))),
          ...(more ? [paragraph(soft(accountsLine(voice, accounts)))] : []),
        ],
        buttons: [
          [button(voice.text('buttonLinkNew'), { command: 'link', args: {} }), ...(more ? [unlink] : [])],
        ],
        replaces: true,
      };
    }
    case 'linked':
      return {
        blocks: [
          paragraph(strong(voice.text('linked'))),
          paragraph(text(accountsLine(voice, outcome.accounts))),
          paragraph(soft(voice.text('linkUndo'))),
        ],
        buttons: [[button(voice.text('buttonProgress'), { command: 'progress', args: {} }), unlink]],
      };
    case 'unlinked':
      return {
        blocks: [paragraph(text(voice.text('unlinked', { account: accountName(outcome.account) })))],
        buttons: [],
      };
  }
}

const accountsLine = (voice: Voice, accounts: readonly Account[]): string =>
  voice.text('linkAccounts', { accounts: accountList(voice, accounts) });

/** Why accounts were not linked. */
export function linkFailure(voice: Voice, failure: LinkFailure): Content {
  const line = ((): string => {
    switch (failure.kind) {
      case 'link_in_private':
        return voice.text('linkInPrivate');
      case 'link_wrong':
        return voice.text('linkWrong', { left: failure.left });
      case 'link_wait':
        return voice.text('linkWait', { minutes: failure.minutes });
      case 'link_same':
        return voice.text('linkSame');
      case 'not_linked':
        return voice.text('notLinked');
    }
  })();
  return { blocks: [paragraph(text(line))], buttons: [] };
}

/** What is kept of a learner, and what they can do about it. */
export const privacy = (voice: Voice): Content => ({
  blocks: [
    heading(text(voice.text('privacyTitle'))),
    paragraph(text(voice.text('privacyKept'))),
    paragraph(text(voice.text('privacyInbox'))),
    paragraph(text(voice.text('privacyWho'))),
    paragraph(soft(voice.text('privacyRights'))),
  ],
  buttons: [
    [
      button(voice.text('buttonExport'), { command: 'export', args: {} }),
      button(voice.text('buttonForgetAll'), { command: 'forget', args: {} }),
    ],
  ],
});
