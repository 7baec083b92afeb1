import js from '@eslint/js'
import graphql from '@graphql-eslint/eslint-plugin'
import playwright from 'eslint-plugin-playwright'
import svelte from 'eslint-plugin-svelte'
import { defineConfig, globalIgnores } from 'eslint/config'
import ts from 'typescript-eslint'

const code = ['**/*.ts', '**/*.svelte']

const restricted = {
  time: [
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  ],
  random: ['CallExpression[callee.object.name="Math"][callee.property.name="random"]'],
  environment: ['MemberExpression[object.name="process"][property.name="env"]'],
  reexport: ['ExportAllDeclaration', 'ExportNamedDeclaration[source]'],
  defaultExport: ['ExportDefaultDeclaration'],
  // Not of callbacks: whoever calls them says what they get.
  parameters: [
    'FunctionDeclaration[params.length>3]',
    'MethodDefinition > FunctionExpression[params.length>3]',
    'VariableDeclarator > ArrowFunctionExpression[params.length>3]',
  ],
}

const sentences = {
  time: 'Time is an argument: take a Clock.',
  random: 'Randomness is an argument: take a Random.',
  environment: 'Only config.ts reads the environment, and only a main.ts hands it over.',
  reexport: 'Import from the file that defines it; no barrels.',
  defaultExport: 'Named exports only.',
  parameters: 'Three parameters at most: what I use, what I am given.',
}

/** The restrictions but those named: ESLint replaces the whole list where a later block sets the rule again. */
function restrictedSyntax(...allowed) {
  const rules = Object.entries(restricted).filter(([name]) => !allowed.includes(name))
  return [
    'error',
    ...rules.flatMap(([name, selectors]) => selectors.map((selector) => ({ selector, message: sentences[name] }))),
  ]
}

export default defineConfig(
  globalIgnores(['**/node_modules', '**/*.generated.ts', 'pwa/dist*', 'server/migrations', 'e2e/results', 'data']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: code,
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['pwa/*.config.ts', 'pwa/build/*.ts'],
          defaultProject: 'pwa/tsconfig.node.json',
        },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // TypeScript itself finds these.
      'no-undef': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An adapter is async because its port is.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': restrictedSyntax(),
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['**/clock.ts'], rules: { 'no-restricted-syntax': restrictedSyntax('time') } },
  { files: ['**/config.ts'], rules: { 'no-restricted-syntax': restrictedSyntax('environment') } },
  {
    // Where the real ports are handed out, and what speaks to a person in a terminal.
    files: [
      '**/main.ts',
      '**/*.main.ts',
      '**/*.main.*.ts',
      'haraka-plugins/index.ts',
      'haraka-plugins/create-smtp-user.ts',
      'server/launch/start.ts',
      '.ci/*.ts',
    ],
    rules: { 'no-restricted-syntax': restrictedSyntax('environment', 'time'), 'no-console': 'off' },
  },
  {
    files: ['**/testing/**/*.ts', '**/*.test.ts', 'e2e/**/*.ts'],
    rules: {
      'no-restricted-syntax': restrictedSyntax('environment'),
      // expect.any() is any, and a describe() holds as many tests as it takes.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      'max-lines-per-function': 'off',
    },
  },
  { files: ['**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // Tools that ask for a default export.
    files: ['**/*.config.ts', 'codegen.ts', 'server/testing/global-postgres.ts', 'e2e/support/global-setup.ts'],
    rules: { 'no-restricted-syntax': restrictedSyntax('defaultExport', 'environment') },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      // A space at an edge is lost without them.
      'svelte/no-useless-mustaches': 'off',
      // Types of props, snippets and each-blocks are any to this parser; svelte-check knows them.
      ...Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
          `@typescript-eslint/no-unsafe-${use}`,
          'off',
        ]),
      ),
    },
  },
  { files: ['e2e/**/*.spec.ts'], extends: [playwright.configs['flat/recommended']] },
  {
    files: ['*.js', '*.mjs', '.*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setInterval: 'readonly',
        module: 'writable',
      },
    },
  },
  {
    files: ['pwa/public/*.js'],
    languageOptions: { globals: { window: 'readonly', document: 'readonly', setTimeout: 'readonly' } },
  },
  {
    files: ['schema.graphql'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphql' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      '@graphql-eslint/require-description': ['error', { rootField: true }],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          'EnumValueDefinition[parent.name.value!=Language]': 'UPPER_CASE',
        },
      ],
    },
  },
  {
    files: ['pwa/src/**/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema.graphql', documents: 'pwa/src/**/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: graphql.configs['flat/operations-recommended'].rules,
  },
)
