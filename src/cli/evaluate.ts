import {InvalidArgumentError, type Command} from 'commander'
import type {EvaluateOptions} from './tasks/evaluate-folder.ts'
import {addExamples, addCorrectionOptions} from './shared/options.ts'

/** `laodoc evaluate`: pages against their truth, before correction and after it. */
export function addEvaluate(program: Command): void {
  const command = program
    .command('evaluate')
    .summary('compare pages with their truth, before and after')
    .description(
      'Corrects the pages of a set as a run does and compares them with their truth:\n' +
        'CER, WER, errors mended, left and introduced. Writes nothing.'
    )
    .argument('<dir>', 'a folder with pages in in/ and their truth in gt/, under the same names')
  addCorrectionOptions(command)
    .option('--calibration', 'show how often corrections of each confidence and rule are right')
    .option('--harm', 'also correct the truth itself, and show what that spoils')
    .option('--top <n>', 'list so many confusions', parseCount, 20)
    .option('--json', 'print one JSON object')
    .action(async (folder: string, options: EvaluateOptions) => {
      const {evaluateFolder} = await import('./tasks/evaluate-folder.ts')
      await evaluateFolder(folder, options)
    })
  addExamples(command, [
    'laodoc evaluate set                         # set/in/*.txt against set/gt/*.txt'
  ])
}

function parseCount(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || text.trim() === '') {
    throw new InvalidArgumentError('It is a whole number from 0 on.')
  }
  return value
}
