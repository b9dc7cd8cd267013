import {Option, type Command} from 'commander'
import {addExamples} from './shared/options.ts'

/** `laodoc schema`: the published schemas. */
export function addSchema(program: Command): void {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of the documents')
    .description(
      'Prints the JSON Schema (2020-12) of the documents or of what `filter` reads and writes, or\n' +
        'that of the rule files or of files of decisions (draft-07), for your editor.'
    )
    .addOption(new Option('--rules', 'of the rule files').conflicts(['decisions', 'filter']))
    .addOption(new Option('--decisions', 'of files of decisions').conflicts('filter'))
    .option('--filter', 'of the records that filter reads and writes')
    .action(async ({rules, decisions, filter}: Record<string, boolean | undefined>) => {
      const {documentJsonSchema} = await import('../index.ts')
      const {decisionsJsonSchema, rulesJsonSchema} = await import('../inner.ts')
      const {filterJsonSchema} = await import('../batch/filter-schema.ts')
      const {toJson} = await import('../batch/base/show-text.ts')
      const {writeData} = await import('./shared/streams.ts')
      const schema =
        rules === true
          ? rulesJsonSchema()
          : decisions === true
            ? decisionsJsonSchema()
            : filter === true
              ? filterJsonSchema()
              : documentJsonSchema()
      await writeData(`${toJson(schema, 2)}\n`)
    })
  addExamples(command, [
    'laodoc schema > document.json',
    'laodoc schema --rules > rules.json          # for your editor'
  ])
}
