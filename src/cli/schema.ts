import {Option, type Command} from 'commander'

/** `laodoc schema`: the published schemas. */
export function addSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the documents')
    .description(
      'Prints the JSON Schema (2020-12) of the documents, or that of the rule files or of files of\n' +
        'decisions (draft-07), for your editor.'
    )
    .addOption(new Option('--rules', 'of the rule files').conflicts('decisions'))
    .option('--decisions', 'of files of decisions')
    .action(async ({rules, decisions}: {rules?: boolean; decisions?: boolean}) => {
      const {decisionsJsonSchema, documentJsonSchema, rulesJsonSchema} = await import('../index.ts')
      const {writeData} = await import('./streams.ts')
      const schema =
        rules === true
          ? rulesJsonSchema()
          : decisions === true
            ? decisionsJsonSchema()
            : documentJsonSchema()
      await writeData(`${JSON.stringify(schema, null, 2)}\n`)
    })
}
