/** A sign of life for anything that takes more than half a second: the prompt itself turns. */
import type { Interface } from 'node:readline';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const AFTER = 500;
const EVERY = 80;

/** Turns in place of the prompt until stopped; what is being typed stays where it is. */
export function spin(rl: Interface, still: string): () => void {
  let turning: NodeJS.Timeout | undefined;
  let frame = 0;
  const turn = (): void => {
    rl.setPrompt(`${FRAMES[frame % FRAMES.length] ?? ''} `);
    rl.prompt(true);
    frame += 1;
  };
  const waiting = setTimeout(() => {
    turn();
    turning = setInterval(turn, EVERY);
  }, AFTER);
  return () => {
    clearTimeout(waiting);
    clearInterval(turning);
    rl.setPrompt(still);
  };
}
