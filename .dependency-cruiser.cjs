/** Who may import whom. Every rule is an error; its comment says why it stands. */

const inside = (folder) => `^${folder}/`;
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
// The demonstration is told through the API, the documents are made of everything: neither is a feature.
const feature = '^src/(?!platform/|commands/|demonstration/|documents/)([^/]+)/';

const rules = [
  {
    name: 'no-cycles',
    comment: 'What goes round in a circle can only be understood, loaded and changed all at once.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'domain-stands-alone',
    comment: 'The rules run in the core, the browser and the tests alike: no framework, no I/O, no clock.',
    from: { path: inside('libs/domain'), pathNot: '\\.test\\.ts$' },
    to: { pathNot: inside('libs/domain') },
  },
  {
    name: 'libs-know-no-process',
    comment: 'A lib that reached into the core would carry the core into every app.',
    from: { path: inside('libs') },
    to: { path: '^(src|apps|migrations)/' },
  },
  {
    name: 'apps-hold-no-data',
    comment: 'The most exposed processes cannot leak what their caller may not ask the core for.',
    from: { path: inside('apps') },
    to: { path: ['^(src|migrations)/', packages('typeorm', '@nestjs/typeorm', 'pg', 'pg-boss')] },
  },
  {
    name: 'apps-stand-apart',
    comment: 'What two apps share is a lib.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: inside('apps'), pathNot: '^apps/$1/' },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'The ground does not know what stands on it.',
    from: { path: inside('src/platform') },
    to: { path: '^src/[^/]+/', pathNot: inside('src/platform') },
  },
  {
    name: 'features-meet-at-the-door',
    comment:
      'A feature reaches another through its entity, service, module, or the types of its acts; the rest may change unseen.',
    from: { path: feature },
    to: { path: feature, pathNot: ['^src/$1/', '\\.(entity|service|module|input|outcome)\\.ts$'] },
  },
  {
    name: 'entities-only-hold',
    comment: 'An entity is what is stored; what is done with it stands above.',
    from: { path: '\\.entity\\.ts$' },
    to: { path: '\\.(service|resolver|module)\\.ts$' },
  },
  {
    name: 'resolvers-do-not-query',
    comment: 'A resolver that reaches the database goes round the policy, the transaction and the audit.',
    from: { path: '\\.resolver\\.ts$' },
    to: { path: ['^src/platform/db/', packages('typeorm', '@nestjs/typeorm')] },
  },
  {
    name: 'no-barrels',
    comment: 'One index.ts per lib is its door; any other hides where a thing is and makes circles.',
    from: {},
    to: { path: '/index\\.ts$', pathNot: ['node_modules/', '^libs/[^/]+/src/index\\.ts$'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of a type alone ties two files together as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'require', 'node', 'default'] },
  },
};
