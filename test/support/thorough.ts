/**
 * Set by `npm run test:faults`: whatever takes minutes is done in full there, and in part in `npm test`, which everybody
 * runs before every change.
 */
export const thorough = process.env.THOROUGH !== undefined;
