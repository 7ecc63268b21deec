/** Rows of words and figures as aligned text. */

/** Han characters are two columns wide. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((width, char) => width + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);

/** The first column to the left, the others to the right. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, i) =>
    Math.max(...[title, ...rows.map((row) => row[i] ?? '')].map(widthOf)),
  );
  return [titles, ...rows]
    .map((row) =>
      row
        .map((cell, i) => {
          const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)));
          return i === 0 ? cell + gap : gap + cell;
        })
        .join('  '),
    )
    .join('\n');
}

/** Three significant digits or so, thousands apart. */
export function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 3;
  return value.toFixed(digits).replace(/\B(?=(\d{3})+$)/gu, ',');
}
