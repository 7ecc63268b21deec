/** What Discord takes in one message. https://docs.discord.com/developers/resources/message */
export const limits = {
  /** UTF-16 units of an embed's description; a little below the 4,096 that are allowed. */
  description: 4000,
  rows: 5,
  buttonsPerRow: 5,
  buttonLabel: 80,
  placeholder: 100,
  choices: 25,
  choiceName: 100,
  modalTitle: 45,
  modalInput: 4000,
  nonce: 25,
  threadName: 100,
} as const;

/** Text cut to a limit between characters, with an ellipsis where something is left out. */
export function fit(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '');
  return `${kept}…`;
}
