/** The dependency rule of docs/architecture.md as data: which folder may never import which. */
const never = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
const daybook =
  '^(contracts|scheduling|event-store|embedded-node|embedded-postgres|platform|command-api|query-api|projections|gateway|notifier|mail-catcher|web|cli|bench)/';

export default {
  folders: [
    'contracts',
    'event-store',
    'embedded-node',
    'embedded-postgres',
    'platform',
    'scheduling',
    'command-api',
    'query-api',
    'projections',
    'gateway',
    'notifier',
    'mail-catcher',
    'web',
    'cli',
    'bench',
  ],
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { ...never('contracts-stand-alone', '^contracts/', daybook), to: { path: daybook, pathNot: '^contracts/' } },
    {
      ...never('event-store-stands-alone', '^event-store/src/(?!testing/|.*\\.test\\.)', daybook),
      to: { path: daybook, pathNot: '^event-store/' },
    },
    {
      ...never('platform-stands-alone', '^platform/src/(?!.*\\.test\\.)', daybook),
      to: { path: daybook, pathNot: '^platform/' },
    },
    { ...never('embedded-parts-stand-alone', '^embedded-', daybook), to: { path: daybook, pathNot: '^embedded-' } },
    never('query-side-never-appends', '^query-api/', '^event-store/'),
    {
      ...never('scheduling-is-pure', '^scheduling/', daybook),
      to: { path: daybook, pathNot: '^(scheduling|contracts)/' },
    },
    { ...never('projections-never-decide', '^(projections|notifier)/', '^(command-api|scheduling)/') },
    {
      ...never('services-do-not-import-each-other', '^(command-api|query-api|projections|gateway)/', ''),
      from: { path: '^(command-api|query-api|projections|gateway|notifier|mail-catcher)/src/(?!.*\\.test\\.)' },
      to: { path: '^(command-api|query-api|projections|gateway|notifier|mail-catcher|cli|bench)/', pathNot: '^$1/' },
    },
    {
      ...never('web-knows-http-only', '^web/src/', daybook),
      to: { path: daybook, pathNot: '^(web|contracts)/' },
    },
    {
      name: 'one-place-knows-the-client',
      severity: 'error',
      from: { pathNot: '^(event-store|embedded-node)/' },
      to: { path: '@eventstore/db-client' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs'],
    },
  },
};
