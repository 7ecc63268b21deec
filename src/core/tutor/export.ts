/** Everything kept of a learner, as JSON. */
import type { Own } from './outcome.js';
import { today, type Scene } from './scene.js';

export async function exportAll(scene: Scene): Promise<Own> {
  const tables = await scene.tx.learners.export(scene.learner.id);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  const date = today(scene);
  const json = JSON.stringify({ format: 'kaodian-export', version: 1, date, tables }, undefined, 2);
  return { kind: 'export', json, date, rows };
}
