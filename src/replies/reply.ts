/**
 * A reply before any platform has seen it: a tree of blocks, buttons, who may see it. Adapters render it;
 * nothing in it is Markdown or HTML, so untrusted text cannot become markup.
 */
import type { Press } from './press.js';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'soft'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** Somebody's own words; shown in quotation marks, never interpreted. */
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Line = readonly Inline[];

/** ✓ ◐ ✗ ✘; `plain` for lines without a verdict. */
export type Mark = 'hit' | 'partial' | 'missed' | 'contradicted' | 'plain';

export type Block =
  | { readonly kind: 'heading'; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  /** One line per item, each behind its mark. */
  | { readonly kind: 'points'; readonly items: readonly { readonly mark: Mark; readonly line: Line }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  /** A share 0–1 as a bar with a label before and words after. */
  | {
      readonly kind: 'meters';
      readonly items: readonly { readonly label: string; readonly share: number; readonly note: string }[];
    };

export interface Button {
  /** ≤ 80 characters; trusted text or a note's title. */
  readonly label: string;
  readonly press: Press;
  /** Shown as chosen, e.g. a ticked key point. */
  readonly on?: boolean;
}

/** A choice of one, for platforms that have menus; the others do without, typed commands do the same. */
export interface Menu {
  /** What is chosen. */
  readonly title: string;
  /** ≤ 25; `on` is what holds now. */
  readonly options: readonly Button[];
}

/** What the adapter may offer to type into. */
type InputHint =
  | { readonly kind: 'text'; readonly placeholder: string }
  | {
      readonly kind: 'answer';
      /** ≤ 20 characters; of the button that opens a field to type into, where a platform needs one. */
      readonly label: string;
      readonly placeholder: string;
    };

interface ReplyFile {
  readonly name: string;
  readonly content: string;
}

export interface Reply {
  readonly visibility: 'private' | 'public';
  readonly blocks: readonly Block[];
  /** Rows as they should stand together; adapters may break them further. */
  readonly buttons: readonly (readonly Button[])[];
  readonly menus?: readonly Menu[];
  readonly input?: InputHint;
  /** Takes the place of the message whose button was pressed, where the platform can do that. */
  readonly replaces?: boolean;
  readonly file?: ReplyFile;
  /** Everything of the learner was deleted: adapters drop what they keep of them. */
  readonly forgotten?: boolean;
  /** The prompt the message carries or grades; a reply to the message means it. */
  readonly about?: string;
}
