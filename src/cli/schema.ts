import type {Command} from 'commander'

/** `laodoc schema`: the published schemas. */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the documents')
    .description('Prints the JSON Schema (2020-12) of the documents, or of the rule files.')
    .option('--rules', 'of the rule files')
    .action(async ({rules}: {rules?: boolean}) => {
      const {documentJsonSchema, rulesJsonSchema} = await import('../index.ts')
      const {writeData} = await import('./streams.ts')
      const schema = rules === true ? rulesJsonSchema() : documentJsonSchema()
      await writeData(`${JSON.stringify(schema, null, 2)}\n`)
    })
}
