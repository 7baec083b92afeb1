import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = {
  DateTime: 'string',
  EmailAddress: 'string',
  PhoneNumber: 'string',
  Bytes: 'string',
  Month: 'string',
}

/** Types and documents of what the pages ask. */
const operations = {
  plugins: ['typescript-operations', 'typed-document-node'],
  config: {
    scalars: { ...scalars, Upload: 'Blob' },
    enumsAsTypes: true,
    useTypeImports: true,
    documentMode: 'documentNode',
    emitLegacyCommonJSImports: false,
    skipTypename: false,
    nonOptionalTypename: true,
  },
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'server/src/graphql/schema.generated.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        scalars: {
          ...scalars,
          DateTime: 'Date',
          Bytes: 'Uint8Array<ArrayBuffer>',
          Upload: { input: 'Promise<import("./upload.ts").Upload>', output: 'never' },
        },
        contextType: './context.ts#Context',
        enumsAsTypes: true,
        useTypeImports: true,
        maybeValue: 'T | null',
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
      },
    },
    'pwa/src/graphql/operations.generated.ts': { documents: 'pwa/src/graphql/*.graphql', ...operations },
    // In files of their own, so that no recipient loads them.
    'pwa/src/graphql/operator.generated.ts': { documents: 'pwa/src/graphql/operator/*.graphql', ...operations },
    'pwa/src/graphql/sent/operations.generated.ts': { documents: 'pwa/src/graphql/sent/*.graphql', ...operations },
  },
}
export default config
