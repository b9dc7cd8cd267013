import type {Command} from 'commander'
import type {Input} from '../batch/discover.ts'
import type {Correction} from '../types.ts'
import type {ColourChoice} from './colour.ts'
import {
  addColourOption,
  addCorrectionOptions,
  addDecisionOptions,
  addStdinOption,
  type CorrectionOptions,
  type DecisionOptions
} from './options.ts'

interface ExplainOptions extends CorrectionOptions, DecisionOptions {
  readonly json?: boolean
  readonly color: ColourChoice
}

/** `laodoc explain`: every correction of one document, in its line. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .summary('show each correction of a document in its line')
    .description(
      'Shows each correction of a document in its line: place, kind, rule, confidence, before and\n' +
        'after. Marks that stand on other letters are shown apart, on ◌.'
    )
    .argument('<file>', 'a document; - is standard input')
    .option('--json', 'print one JSON object a correction')
  addColourOption(addDecisionOptions(addStdinOption(addCorrectionOptions(command)))).action(
    explainDocument
  )
}

async function explainDocument(file: string, options: ExplainOptions): Promise<void> {
  const {default: path} = await import('node:path')
  const {isMarkdown} = await import('../batch/media-type.ts')
  const {loadReaders, readSource} = await import('../batch/read-source.ts')
  const {showLine, toJson} = await import('../batch/show-text.ts')
  const {sha256} = await import('../batch/cache-key.ts')
  const {convert, createDecisionsFor} = await import('../index.ts')
  const {loadDecisions} = await import('./load-decisions.ts')
  const {coloursFor} = await import('./colour.ts')
  const {changeRecord, describeChange, listChanges} = await import('./changes.ts')
  const {readDocument} = await import('./read-document.ts')
  const {addProfile, createSettings} = await import('./setup.ts')
  const {createOptions} = await import('../batch/pipeline.ts')
  const {isStdoutClosed, writeData, writeMessage} = await import('./streams.ts')

  const name = file === '-' ? options.stdinFilename : file
  const bytes = await readDocument(file, options.maxFileSize)
  const readers = await loadReaders([{path: name, bytes}])
  const {source, warnings, read} = readSource({path: name, bytes}, options.encodingErrors, readers)
  for (const {code, message} of warnings) writeMessage(`${showLine(name)}: ${code}: ${message}`)
  const decisions = await loadDecisions(options.decisions, null)
  const settings = await createSettings(options, [])
  const alone = {found: oneInput(name, bytes.length), given: new Map([[name, bytes]])}
  const {corrected, running} = convert(
    source,
    await createOptions(await addProfile(settings, options, alone, null)),
    {
      markdown: isMarkdown(path.basename(name), read),
      changes: read?.changes ?? null,
      decisions: createDecisionsFor(decisions)(name, sha256(bytes))
    }
  )
  const colours = coloursFor(options.color, process.stdout)
  // The markup of a file is no correction of its text.
  const isOwn = ({correction}: {correction: Correction}): boolean =>
    corrected === running || correction.read !== undefined
  for (const change of listChanges(corrected).filter(isOwn)) {
    if (isStdoutClosed()) return
    const text =
      options.json === true
        ? toJson(changeRecord(change))
        : describeChange(showLine(name), change, source, colours)
    await writeData(`${text}\n`)
  }
}

// The document is a batch of its own.
async function* oneInput(path: string, bytes: number): AsyncGenerator<Input> {
  yield await Promise.resolve({file: path, path, bytes})
}
