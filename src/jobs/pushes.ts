/** Daily pushes: one planner, and a sender for each platform. */
import type { Job, JobParts } from './parts.js';
import { startPlanner } from './planner.js';
import { startSender } from './sender.js';

/** Plans and sends until it is stopped; several processes may do so on one database. */
export function startPushes(parts: JobParts): Job {
  const jobs = [startPlanner(parts), ...parts.platforms.map((platform) => startSender(parts, platform))];
  return {
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
