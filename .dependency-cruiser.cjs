/** Imports run one way; see README, "Architecture". */
const only = (from, ...to) => ({
  name: `${from}-imports`,
  comment: `src/${from} may import ${to.length > 0 ? to.join(', ') : 'nothing'} of ours`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [from, ...to].map((folder) => `^src/${folder}(/|\\.ts$)`) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('core'),
    only('ops'),
    only('replies', 'core'),
    only('commands', 'core'),
    only('store', 'core'),
    only('jobs', 'core'),
    only('charts', 'core'),
    only('dispatch', 'commands', 'replies', 'core'),
    only('cli', 'dispatch', 'commands', 'replies', 'core'),
    ...['terminal', 'discord', 'telegram'].map((name) =>
      only(`adapters/${name}`, 'dispatch', 'commands', 'replies', 'core'),
    ),
    {
      name: 'config-is-the-roots',
      severity: 'error',
      from: { path: '^src/(?!main|config|cli/)' },
      to: { path: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'not-to-dev-dependencies',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '^src/main\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
