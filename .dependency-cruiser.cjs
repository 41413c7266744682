// Which file may import which. `npm run check` runs it; test/platform/architecture.test.ts proves that it bites.
const room = '^src/(ledger|work|people|notices|journey/[^/]+|integrations/[^/]+)/'
const pure = '/facts\\.ts$|[/.](rules|contract)\\.ts$'
const agreement = '^src/journey/agreement/(?!.*(store|actions|routes|jobs)\\.ts$)'

// A matter of what runs: imports of types alone do not count, so these are looked for in a second pass.
const purity = [
  {
    name: 'pure-reaches-no-io',
    comment:
      'A pure file reaches no I/O, over however many steps. (Hashing is pure, so crypto is not listed.)',
    severity: 'error',
    from: { path: [pure, '^src/journey\\.ts$', agreement] },
    to: {
      path: '^(node:)?(fs|net|http|https|os|child_process|path|timers|process|stream|worker_threads|dns|tls)(/|$)',
      reachable: true,
    },
  },
]

module.exports = {
  purity,

  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rooms-are-private',
      comment:
        "From another room import only its facts, rules and contract. (Ledger and work are everybody's floor.)",
      severity: 'error',
      from: { path: room },
      to: { path: room, pathNot: ['^src/$1/', '^src/(ledger|work)/', pure, agreement] },
    },
    {
      name: 'ledger-knows-no-room',
      comment: 'The ledger keeps entries of any kind; what they mean is the journey’s business.',
      severity: 'error',
      from: { path: '^src/ledger/' },
      to: { path: '^src/(journey/|journey\\.ts|integrations/|work/)', pathNot: [pure, agreement] },
    },
    {
      name: 'journey-knows-no-integration',
      comment: 'Rooms name the function that they need, and main.ts hands it over.',
      severity: 'error',
      from: { path: '^src/(journey|ledger|work)' },
      to: { path: '^src/integrations/' },
    },
    {
      name: 'platform-knows-no-domain',
      comment: 'Plumbing without a word of the domain.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'nobody-knows-main',
      comment:
        'main.ts knows everybody; only the command line and the demo, which opens a store of its own, know it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|cli/(main|demo))\\.ts$' },
      to: { path: '^src/main\\.ts$' },
    },
    {
      name: 'web-knows-contracts-only',
      comment: 'What the browser may know of the server stands in contract files.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^src/', pathNot: ['^src/web/', '[/.]contract\\.ts$'] },
    },
    {
      name: 'server-knows-no-web',
      comment: 'The server hands out the built files and does not import their sources.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/web/' },
      to: { path: '^src/web/' },
    },
    {
      name: 'resolvable',
      comment: 'The file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[.](css|sql|yaml|md|svg|html)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
