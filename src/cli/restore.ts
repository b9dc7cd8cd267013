import {mkdir} from 'node:fs/promises'
import type {Command} from 'commander'
import type {DocumentRecord} from '../index.ts'
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
    .option('--files <dir>', 'write each file of a document of several into a folder')
    .action(async (file: string, {out, files}: {out?: string; files?: string}) => {
      const {readDocument} = await import('./shared/read-document.ts')
      const json = await readDocument(file)
      await (files === undefined ? writeSource(file, json, out) : writeFiles(file, json, files))
    })
  addExamples(command, ['laodoc restore clean/page-1.json > page.txt'])
}

async function writeSource(file: string, json: Uint8Array, out: string | undefined): Promise<void> {
  const {restoreSource} = await import('../index.ts')
  const {writeResult} = await import('./shared/write-result.ts')
  await writeResult(await fromRecord(file, json, restoreSource), out)
}

async function writeFiles(file: string, json: Uint8Array, folder: string): Promise<void> {
  const {DocumentFailure} = await import('../batch/base/failure.ts')
  const {isBelow} = await import('../batch/disk/plain-file.ts')
  const {prepareFolder} = await import('../batch/disk/write-atomic.ts')
  const {restoreFiles} = await import('../index.ts')
  const {writeResult} = await import('./shared/write-result.ts')
  const files = await fromRecord(file, json, restoreFiles)
  // A record may come from anywhere: what it names stands in the folder, or nowhere.
  const stray = files.find(({path}) => !isBelow(path))
  if (stray !== undefined) {
    throw new DocumentFailure('UNSAFE_PATH', `${file}: ${stray.path} is not below the folder`)
  }
  await mkdir(folder, {recursive: true})
  for (const {path, text} of files) await writeResult(text, await prepareFolder(folder, path))
}

async function fromRecord<T>(
  file: string,
  json: Uint8Array,
  read: (record: DocumentRecord) => T
): Promise<T> {
  const {DocumentFailure, messageOf} = await import('../batch/base/failure.ts')
  try {
    return read(JSON.parse(Buffer.from(json).toString()) as DocumentRecord)
  } catch (error) {
    const message = `${file}: not the JSON of a document: ${messageOf(error)}`
    throw new DocumentFailure('INVALID_RECORD', message, error)
  }
}
