/**
 * What one import may hold. Lengths are in UTF-16 units. Whatever is over a cap is named with its line,
 * never cut off unsaid.
 */

/** Largest file, in bytes. */
export const maxImportBytes = 2 * 2 ** 20;
/** Most lines of a file. */
export const maxLines = 20_000;
/** Longest line of an outline, and longest row of a table. */
export const maxLineLength = 20_000;
/** Most drafts made of one file. */
export const maxEntries = 500;
/** Longest text of one draft; the biggest real note is about 40,000. */
export const maxEntryLength = 40_000;
/** Faults, and remarks, listed before the rest is only counted. */
export const maxListed = 50;

/** The note format's own caps (schema.ts). */
export const maxTitle = 45;
export const maxQuestionText = 200;
export const maxStatement = 200;
export const maxModelAnswer = 1600;
export const maxShortAnswer = 1400;
export const maxKeyPoints = 8;
export const maxQuestions = 8;
export const maxTags = 12;
export const maxTag = 30;
export const maxAsked = 120;
