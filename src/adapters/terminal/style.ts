/** Colours, or none: piped output and NO_COLOR stay plain. */

type Paint = (text: string) => string;

export interface Style {
  readonly strong: Paint;
  readonly soft: Paint;
  readonly heading: Paint;
  readonly good: Paint;
  readonly fair: Paint;
  readonly bad: Paint;
  readonly code: Paint;
  readonly key: Paint;
}

const sgr =
  (open: number, close: number): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

const same: Paint = (text) => text;

const bold = sgr(1, 22);
const cyan = sgr(36, 39);

const coloured: Style = {
  strong: bold,
  soft: sgr(2, 22),
  heading: (text) => bold(cyan(text)),
  good: sgr(32, 39),
  fair: sgr(33, 39),
  bad: sgr(31, 39),
  code: cyan,
  key: (text) => bold(cyan(text)),
};

const plain: Style = {
  strong: same,
  soft: same,
  heading: same,
  good: same,
  fair: same,
  bad: same,
  code: same,
  key: same,
};

export const styleFor = (colour: boolean): Style => (colour ? coloured : plain);
