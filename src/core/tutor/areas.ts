/** Names of the areas notes are filed under, and which areas each role is asked about. */
import type { Both } from '../language.js';

const names: Readonly<Record<string, Both>> = {
  algorithms: { zh: '算法', en: 'Algorithms' },
  architecture: { zh: '架构', en: 'Architecture' },
  concurrency: { zh: '并发', en: 'Concurrency' },
  database: { zh: '数据库', en: 'Databases' },
  'design-patterns': { zh: '设计模式', en: 'Design patterns' },
  devops: { zh: '运维工具', en: 'DevOps' },
  django: { zh: 'Django', en: 'Django' },
  frontend: { zh: '前端', en: 'Frontend' },
  linux: { zh: 'Linux', en: 'Linux' },
  network: { zh: '网络', en: 'Networking' },
  os: { zh: '操作系统', en: 'Operating systems' },
  room: { zh: '本群题目', en: 'This room' },
  python: { zh: 'Python', en: 'Python' },
  security: { zh: '安全', en: 'Security' },
  web: { zh: 'Web', en: 'Web' },
};

/** The area's name; its slug when a curator has added an area nobody named yet. */
export const areaName = (area: string): Both => names[area] ?? { zh: area, en: area };

/** What else people call them, Taiwan's words among it. */
const others: Readonly<Record<string, readonly string[]>> = {
  algorithms: ['演算法', '数据结构', 'algo', 'data structures'],
  architecture: ['系统设计', '项目', 'system design'],
  concurrency: ['多线程', '并行', '進程線程', '多執行緒'],
  database: ['資料庫', 'db', 'database', 'sql'],
  devops: ['运维', 'ops'],
  frontend: ['js', 'javascript', 'front end'],
  linux: ['shell', '命令行'],
  network: ['網路', '计算机网络', 'network', 'net', 'tcp/ip'],
  os: ['作業系統', 'operating system'],
  python: ['py'],
  security: ['web 安全', '资安'],
  web: ['http'],
};

export const otherAreaNames = (area: string): readonly string[] => others[area] ?? [];

export const roles = ['backend', 'python', 'sre', 'fullstack', 'student'] as const;
export type Role = (typeof roles)[number];

/** Areas asked first in interviews for a role. */
const focus: Readonly<Record<Role, readonly string[]>> = {
  backend: ['network', 'database', 'concurrency', 'os', 'architecture', 'web'],
  python: ['python', 'concurrency', 'database', 'django', 'web'],
  sre: ['linux', 'network', 'os', 'database', 'devops'],
  fullstack: ['web', 'frontend', 'database', 'security', 'network'],
  student: ['algorithms', 'network', 'os', 'database', 'linux'],
};

const isRole = (text: string): text is Role => roles.some((role) => role === text);

/** True when interviews for the role dwell on the area; a role of one's own wording prefers nothing. */
export const inFocus = (role: string | undefined, area: string): boolean =>
  role !== undefined && isRole(role) && focus[role].includes(area);
