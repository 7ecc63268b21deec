/** A sign of life for anything that takes more than half a second. */

const FRAMES = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
const AFTER = 500;
const EVERY = 80;

/** Turns until stopped; leaves the line as it found it. */
export function spin(output: NodeJS.WritableStream): () => void {
  let timer: NodeJS.Timeout | undefined;
  let frame = 0;
  const turn = (): void => {
    output.write(`\r${FRAMES[frame % FRAMES.length] ?? ''} `);
    frame += 1;
  };
  const wait = setTimeout(() => {
    turn();
    timer = setInterval(turn, EVERY);
  }, AFTER);
  return () => {
    clearTimeout(wait);
    if (timer === undefined) return;
    clearInterval(timer);
    output.write('\r  \r');
  };
}
