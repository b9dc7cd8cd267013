import type {Command} from 'commander'

/** `laodoc restore`: the source of a document, from its JSON alone. */
export function addRestore(program: Command): void {
  program
    .command('restore')
    .summary('print the source of a document, from its JSON alone')
    .description(
      'Prints the decoded source of a document, exactly as it came, as UTF-8, from its JSON alone.'
    )
    .argument('<file>', "a document's JSON; - is standard input")
    .option('-o, --out <file>', 'write to a file instead of stdout')
    .action(async (file: string, {out}: {out?: string}) => {
      const {readDocument} = await import('./read-document.ts')
      const {writeAtomic} = await import('../batch/write-atomic.ts')
      const {writeData} = await import('./streams.ts')
      const source = Buffer.from(await restore(await readDocument(file)))
      if (out === undefined) await writeData(source)
      else await writeAtomic(out, source)
    })
}

async function restore(json: Uint8Array): Promise<string> {
  const {DocumentFailure, messageOf} = await import('../batch/failure.ts')
  const {restoreSource} = await import('../index.ts')
  try {
    return restoreSource(JSON.parse(Buffer.from(json).toString()) as never)
  } catch (error) {
    const message = `not the JSON of a document: ${messageOf(error)}`
    throw new DocumentFailure('INVALID_RECORD', message, error)
  }
}
