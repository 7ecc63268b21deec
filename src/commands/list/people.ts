/** Commands about who somebody is, over all platforms. */
import { link, unlink } from '../../core/tutor/link/link.js';
import { command } from '../command.js';

export const linkCommand = command({
  name: 'link',
  code: 'l',
  listed: true,
  visibility: 'private',
  options: { code: { type: 'text', rest: true } },
  run: (scene, { code }) => link(scene, code),
});

export const unlinkCommand = command({
  name: 'unlink',
  code: 'lx',
  listed: true,
  visibility: 'private',
  options: {},
  run: unlink,
});

export const privacyCommand = command({
  name: 'privacy',
  code: 'pr',
  listed: true,
  visibility: 'private',
  options: {},
  run: () => Promise.resolve({ kind: 'privacy' }),
});
