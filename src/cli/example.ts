import type {Command} from 'commander'
import {addExamples, addCorrectionOptions} from './shared/options.ts'
import type {ExampleOptions} from './tasks/write-example.ts'

/** `laodoc rules example`: a correction becomes an example of its rule. */
export function addExampleCommand(rules: Command): void {
  const command = rules
    .command('example')
    .summary('make a correction an example or a counter-example of its rule')
    .description(
      'Takes a correction at a place that "rules impact" or "explain" shows, with as much of its\n' +
        'line as the rule needs, and writes it into the file of its rule, as an example or, where\n' +
        'it is wrong, as a counter-example. The rest of the file stays as it is.'
    )
    .argument('<place>', 'FILE:LINE:COLUMN')
    .option('--counter', 'as a counter-example: the rule should leave the text as it is')
    .option('--rule <id>', 'the rule, where several change the place or it did so before')
    .option('-n, --dry-run', 'print the example; write nothing')
  addCorrectionOptions(command).action(async (place: string, options: ExampleOptions) => {
    const {writeExample} = await import('./tasks/write-example.ts')
    await writeExample(place, options)
  })
  addExamples(command, ['laodoc rules example scans/page-1.txt:1:1 --rules mine --counter'])
}
