/** What is written to the terminal, around a line that may be being typed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearScreenDown, cursorTo, moveCursor, type Interface } from 'node:readline';
import type { Reply } from '../../replies/reply.js';
import { render } from './render.js';
import { spin } from './spinner.js';
import type { Style } from './style.js';
import type { wordsFor } from './words.js';

export interface ScreenParts {
  readonly rl: Interface;
  readonly output: NodeJS.WritableStream & { readonly columns?: number };
  readonly interactive: boolean;
  readonly style: Style;
  readonly words: ReturnType<typeof wordsFor>;
  /** Where files of replies go. */
  readonly exportDir: string;
}

/** Wider lines are hard to read. */
const WIDEST = 92;

export class Screen {
  #closed = false;

  constructor(private readonly parts: ScreenParts) {
    parts.rl.once('close', () => (this.#closed = true));
  }

  get promptText(): string {
    return this.parts.style.key('› ');
  }

  prompt(): void {
    if (this.parts.interactive && !this.#closed) this.parts.rl.prompt(true);
  }

  /** Writes above the line being typed, which reappears with the next prompt. */
  say(text: string): void {
    const { rl, output, interactive } = this.parts;
    if (interactive && !this.#closed) {
      moveCursor(output, 0, -rl.getCursorPos().rows);
      cursorTo(output, 0);
      clearScreenDown(output);
    }
    output.write(`${text}\n`);
  }

  /** Shows a reply and keeps its file. */
  reply(reply: Reply): void {
    const { output, style, words } = this.parts;
    const width = Math.min(output.columns ?? 80, WIDEST);
    const file = this.#keep(reply);
    const note = file === undefined ? '' : `\n  ${words.savedTo(file)}`;
    this.say(`\n${render(reply, { width, style })}${note}\n`);
  }

  #keep({ file }: Reply): string | undefined {
    if (!file) return undefined;
    const { exportDir } = this.parts;
    const path = join(exportDir, file.name);
    mkdirSync(exportDir, { recursive: true });
    writeFileSync(path, file.content, { mode: 0o600 });
    return path;
  }

  /** The prompt turns while work goes on; stops when called again. */
  busy(): () => void {
    const { rl, interactive } = this.parts;
    if (!interactive || this.#closed) return () => undefined;
    const stop = spin(rl, this.promptText);
    rl.once('close', stop);
    return () => {
      rl.off('close', stop);
      if (!this.#closed) stop();
    };
  }
}
