#!/usr/bin/env node
/** The composition root: reads the configuration, builds the parts, hands them to the command line. */
import { runCli } from './cli/main.js';
import { parts } from './main/parts.js';

try {
  await runCli(process.argv.slice(2), parts);
} catch (error) {
  // Faults of the configuration, the data folder or the database are for the operator: one clear line.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
