import type {Command} from 'commander'
import {addExamples} from './shared/options.ts'

/** `laodoc restore`: the source of a document, from its JSON alone. */
export function addRestore(program: Command): void {
  const command = program
    .command('restore')
    .summary('print the source of a document, from its JSON alone')
    .description(
      'Prints the decoded source of a document, exactly as it came, as UTF-8, from its JSON alone.'
    )
    .argument('<file>', "a document's JSON; - is standard input")
    .option('-o, --out <file>', 'write to a file instead of stdout')
    .action(async (file: string, {out}: {out?: string}) => {
      const {readDocument} = await import('./shared/read-document.ts')
      const {writeResult} = await import('./shared/write-result.ts')
      await writeResult(await restore(file, await readDocument(file)), out)
    })
  addExamples(command, ['laodoc restore clean/page-1.json > page.txt'])
}

async function restore(file: string, json: Uint8Array): Promise<string> {
  const {DocumentFailure, messageOf} = await import('../batch/base/failure.ts')
  const {restoreSource} = await import('../index.ts')
  try {
    return restoreSource(JSON.parse(Buffer.from(json).toString()) as never)
  } catch (error) {
    const message = `${file}: not the JSON of a document: ${messageOf(error)}`
    throw new DocumentFailure('INVALID_RECORD', message, error)
  }
}
