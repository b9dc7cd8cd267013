import type {Command} from 'commander'
import {addExamples} from './shared/options.ts'

/** `laodoc model`: the language model. */
export function addModel(program: Command): void {
  const command = program
    .command('model')
    .description('Describes the language model.')
    .command('info')
    .summary('what the language model was made from, its licence, size and hash')
    .description(
      'Prints what the language model was made from, under which licence, and how large it is.\n' +
        'The hash is the one that every JSON record names as generator.model.'
    )
    .option('--json', 'print one JSON object')
    .action(tellModel)
  addExamples(command, ['laodoc model info'])
}

async function tellModel({json}: {json?: boolean}): Promise<void> {
  const {sha256} = await import('../batch/base/cache-key.ts')
  const {exitCode} = await import('../batch/base/exit-code.ts')
  const {RunFailure} = await import('../batch/base/failure.ts')
  const {toJson} = await import('../batch/base/show-text.ts')
  const {readModel} = await import('../index.ts')
  const {modelLetters} = await import('../inner.ts')
  const {readModelFile, readModelNote} = await import('../node.ts')
  const {writeData} = await import('./shared/streams.ts')
  const bytes = readModelFile()
  const note = readModelNote()
  if (bytes === null || note === null) {
    throw new RunFailure(exitCode.environment, 'the language model was not built: npm ci')
  }
  const {states, arcs} = readModel(bytes)
  const {source, order} = note
  const hash = sha256(bytes)
  const letters = Array.from(modelLetters)
  const shown =
    json === true
      ? toJson({source, order, states, arcs, letters, bytes: bytes.length, sha256: hash})
      : [
          `source   ${source.package} ${source.version}`,
          `licence  ${source.licence}`,
          `size     ${bytes.length} bytes`,
          `sha256   ${hash}`,
          `order    ${order} letters`,
          `states   ${states}`,
          `arcs     ${arcs}`,
          `letters  ${letters.length}`
        ].join('\n')
  await writeData(`${shown}\n`)
}
