import type { CodegenConfig } from '@graphql-codegen/cli'

const scalars = {
  DateTime: 'string',
  EmailAddress: 'string',
  PhoneNumber: 'string',
  Bytes: 'string',
  Month: 'string',
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
    'pwa/src/graphql/operations.generated.ts': {
      documents: 'pwa/src/graphql/*.graphql',
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
    },
  },
}
export default config
