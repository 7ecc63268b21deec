/** The shape of a subcommand's module: `export const subcommand: Subcommand`. */
import type { Command } from 'commander';
import type { Parts } from './parts.js';

/**
 * Adds arguments, options and the action to a commander command. The action returns nothing; it sets
 * `process.exitCode` through {@link fail} when something failed.
 */
export type Subcommand = (command: Command, parts: Parts) => void;

/** Marks the run as failed: the process exits with 1 once everything is written. */
export function fail(): void {
  process.exitCode = 1;
}
