/** Runs as Telegram's HTML. Every tag that is opened is closed in the same message. */
import type { Chunk } from './split.js';
import type { Run } from './runs.js';

const escape = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

export const html = (runs: Chunk): string =>
  runs
    .map((run, at) => {
      const opens = run.quoted === true && runs[at - 1]?.quoted !== true;
      const closes = run.quoted === true && runs[at + 1]?.quoted !== true;
      return `${opens ? '<blockquote>' : ''}${tagged(run)}${closes ? '</blockquote>' : ''}`;
    })
    .join('');

function tagged({ style, text, url = '' }: Run): string {
  const inner = escape(text);
  if (text === '') return '';
  switch (style) {
    case 'plain':
      return inner;
    case 'bold':
      return `<b>${inner}</b>`;
    case 'code':
      return `<code>${inner}</code>`;
    case 'pre':
      return `<pre>${inner}</pre>`;
    case 'link':
      return `<a href="${escape(url)}">${inner}</a>`;
  }
}

/** The same without any markup, for when Telegram does not take it. */
export const bare = (runs: Chunk): string => runs.map(({ text }) => text).join('');
