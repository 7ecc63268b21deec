/** What linking accounts can come to. */
import type { Account } from '../../records.js';

export type Linked =
  /** A code to be entered on the other side. */
  | {
      readonly kind: 'link_code';
      readonly code: string;
      readonly minutes: number;
      /** Those that are one learner already. */
      readonly accounts: readonly Account[];
    }
  | { readonly kind: 'linked'; readonly accounts: readonly Account[] }
  | { readonly kind: 'unlinked'; readonly account: Account; readonly left: readonly Account[] };

export type LinkFailure =
  /** Codes are neither shown nor taken where others read along. */
  | { readonly kind: 'link_in_private' }
  /** Unknown, used before, or too old. */
  | { readonly kind: 'link_wrong'; readonly left: number }
  | { readonly kind: 'link_wait'; readonly minutes: number }
  /** The code is one's own. */
  | { readonly kind: 'link_same' }
  | { readonly kind: 'not_linked' };
