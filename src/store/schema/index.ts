/** The one schema of both databases. `npm run db:generate` turns changes into a new file in `migrations/`. */
export { kaodian } from './columns.js';
export * from './people.js';
export * from './answers.js';
export * from './progress.js';
export * from './work.js';
export * from './pushes.js';
export * from './curating.js';
