import type {Command} from 'commander'
import type {Input} from '../batch/find/input.ts'
import type {Correction} from '../types.ts'
import type {ColourChoice} from './shared/colour.ts'
import {
  addExamples,
  addColourOption,
  addCorrectionOptions,
  addDecisionOptions,
  addStdinOption,
  type CorrectionOptions,
  type DecisionOptions
} from './shared/options.ts'

interface ExplainOptions extends CorrectionOptions, DecisionOptions {
  readonly json?: boolean
  /** The folder of the results of the run that is to be explained. */
  readonly run?: string
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
    .option('--run <dir>', 'correct as the run did whose results this folder holds: by its profile')
    .option('--json', 'print one JSON object a correction')
  addColourOption(addDecisionOptions(addStdinOption(addCorrectionOptions(command)))).action(
    explainDocument
  )
  addExamples(command, [
    'laodoc explain scans/page-1.txt',
    'laodoc explain scans/page-1.txt --run clean # as the run did that wrote to clean'
  ])
}

async function explainDocument(file: string, options: ExplainOptions): Promise<void> {
  const {default: path} = await import('node:path')
  const {isMarkdown} = await import('../batch/find/media-type.ts')
  const {readOne} = await import('../batch/work/scans.ts')
  const {showLine, toJson} = await import('../batch/base/show-text.ts')
  const {sha256} = await import('../batch/base/cache-key.ts')
  const {convert, createDecisionsFor} = await import('../index.ts')
  const {loadDecisions} = await import('./shared/load-decisions.ts')
  const {coloursFor} = await import('./shared/colour.ts')
  const {changeRecord, describeChange, listChanges} = await import('./tasks/changes.ts')
  const {readDocument} = await import('./shared/read-document.ts')
  const {findProfile} = await import('../batch/keep/kept-profile.ts')
  const {addProfile, createSettings, readProfile} = await import('./shared/setup.ts')
  const {createOptions} = await import('../batch/work/pipeline.ts')
  const {isStdoutClosed, writeData, writeMessage} = await import('./shared/streams.ts')

  const name = file === '-' ? options.stdinFilename : file
  const bytes = await readDocument(file, options.maxFileSize)
  const input = {path: name, bytes}
  const {source, warnings, read} = await readOne(input, options.encodingErrors)
  for (const {code, message} of warnings) writeMessage(`${showLine(name)}: ${code}: ${message}`)
  const {run} = options
  if (run !== undefined) await refuseNoRun(run)
  const decisions = await loadDecisions(options.decisions, run ?? null)
  const settings = await createSettings(options, [])
  const alone = {found: oneInput(name, bytes.length), given: new Map([[name, bytes]])}
  const kept = run === undefined || options.profile !== undefined ? null : await findProfile(run)
  const settled =
    kept === null
      ? await addProfile(
          settings,
          {...options, adapt: run === undefined && options.adapt},
          alone,
          null
        )
      : await readProfile(settings, kept)
  const {corrected, running} = convert(source, await createOptions(settled), {
    markdown: isMarkdown(path.basename(name), read),
    changes: read?.changes ?? null,
    decisions: createDecisionsFor(decisions)(name, sha256(bytes))
  })
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
  if (run === undefined && options.profile === undefined && options.adapt) {
    writeMessage(
      'the document was corrected alone; a run over a folder learns from all of it and may differ:\n' +
        '  give --run and the folder of its results to see what it did'
    )
  }
}

/** A slip in the name of the folder would be answered as if nothing had been learnt. */
async function refuseNoRun(folder: string): Promise<void> {
  const {access} = await import('node:fs/promises')
  const {exitCode} = await import('../batch/base/exit-code.ts')
  const {RunFailure} = await import('../batch/base/failure.ts')
  const {showLine} = await import('../batch/base/show-text.ts')
  await access(`${folder}/.laodoc`).catch((error: unknown) => {
    const message = `--run: ${showLine(folder)}: no results of a run there`
    throw new RunFailure(exitCode.usage, message, error)
  })
}

// The document is a batch of its own.
async function* oneInput(path: string, bytes: number): AsyncGenerator<Input> {
  yield await Promise.resolve({file: path, path, bytes})
}
