const test = '\\.test\\.ts$|/testing/'
const productFolders = '^server/src/(?!graphql/|http/|db/|jobs/|ports/|main\\.ts|dependencies\\.ts|config\\.ts)'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared-packages',
      severity: 'error',
      comment: 'A package that is used is named in the package.json of its workspace.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-packages-in-production',
      severity: 'error',
      from: { path: '^(server/(src|launch|envelope|texts)|haraka-plugins)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: `${test}|^e2e/|^\\.ci/` },
      to: { path: test },
    },
    {
      name: 'sql-in-stores',
      severity: 'error',
      comment: 'SQL and tables live in *.store.ts; a use case opens the transaction and calls them.',
      from: {
        path: '^server/',
        pathNot: `\\.(store|tables)\\.ts$|^server/src/db/|^server/src/jobs/|drizzle\\.config\\.ts$|${test}`,
      },
      to: { path: '\\.tables\\.ts$|node_modules/(drizzle-orm|pg)/' },
    },
    {
      name: 'stores-serve-use-cases',
      severity: 'error',
      comment:
        'A resolver or a route that asks a store is a use case in the wrong file; a store that asks another decides something.',
      from: { path: '^server/src/(graphql|http|jobs)/|\\.store\\.ts$', pathNot: test },
      to: { path: '\\.store\\.ts$' },
    },
    {
      name: 'use-cases-know-neither-graphql-nor-http',
      severity: 'error',
      from: { path: productFolders, pathNot: `-router\\.ts$|${test}` },
      to: {
        path: '^server/src/http/|^server/src/graphql/(?!schema\\.generated|upload\\.ts)|node_modules/(graphql|express|@apollo/server)/|^(node:)?https?$',
      },
    },
    {
      name: 'adapters-are-chosen-in-main',
      severity: 'error',
      comment: 'Everything else knows the port alone.',
      from: {
        path: '^server/src/',
        pathNot: `^server/src/(main|dependencies)\\.ts$|^server/src/ports/|\\.main\\.ts$|${test}`,
      },
      to: { path: '^server/src/ports/(?!sms-report)[a-z-]+\\.[a-z0-9-]+\\.ts$' },
    },
    {
      name: 'crypto-has-its-places',
      severity: 'error',
      comment:
        'What is sealed, signed or compared in constant time is reviewed in these files; all else goes through them.',
      from: {
        pathNot: `^server/envelope/|^server/src/(keys|pins|clients|sessions)/|^haraka-plugins/(users|folder)/|^server/launch/pages\\.ts$|^e2e/leaks/|${test}`,
      },
      to: { path: '^(node:)?crypto$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-envelope-stands-alone',
      severity: 'error',
      comment: 'It runs in Node and in the browser; what differs is in primitives.node.ts and primitives.web.ts.',
      from: { path: '^server/envelope/', pathNot: `${test}|/vectors/|/primitives\\.node\\.ts$` },
      to: { pathNot: '^server/envelope/' },
    },
    {
      name: 'texts-stand-alone',
      severity: 'error',
      from: { path: '^server/texts/', pathNot: test },
      to: { pathNot: '^server/texts/' },
    },
    {
      name: 'the-ui-draws-and-knows-no-data',
      severity: 'error',
      from: { path: '^pwa/src/ui/', pathNot: test },
      to: { path: '^pwa/src/(graphql|device|screens)/|node_modules/(@apollo|graphql|idb)/' },
    },
    {
      name: 'workspaces-meet-at-the-contract',
      severity: 'error',
      comment: 'At schema.graphql, the envelope and the texts; the browser tests start a whole Sigill.',
      from: { path: '^(server|haraka-plugins|pwa)/' },
      to: { path: '^(server|haraka-plugins|pwa)/', pathNot: '^$1/|^server/(envelope|texts)/' },
    },
  ],
  options: {
    // Not `exclude`, which would silence every rule about packages.
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|\\.generated\\.ts$' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
    },
  },
}
