import type {ColourChoice} from '../shared/colour.ts'
import type {CorrectionOptions} from '../shared/options.ts'
import type {HitOrder} from '../../workbench/concordance.ts'
import {runWithDeadline} from '../../batch/work/deadline.ts'
import {discover} from '../../batch/find/discover.ts'
import type {Input} from '../../batch/find/input.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {mediaType} from '../../batch/find/media-type.ts'
import {createOptions} from '../../batch/work/pipeline.ts'
import {showLine, showText, toJson} from '../../batch/base/show-text.ts'
import {correct, restoreSource, type Finder} from '../../index.ts'
import {loadSearch, showCharacters} from '../../inner.ts'
import {countForms, findHits, layOut, orderHits, type Hit} from '../../workbench/concordance.ts'
import {coloursFor} from '../shared/colour.ts'
import {readPage} from '../shared/page-pairs.ts'
import {readRecords} from '../shared/read-records.ts'
import {addProfile, createSettings} from '../shared/setup.ts'
import {isStdoutClosed, writeData, writeMessage} from '../shared/streams.ts'

/** The options of `laodoc concordance`. */
export interface ConcordanceOptions extends Omit<CorrectionOptions, 'stdinFilename'> {
  readonly in: 'source' | 'corrected'
  readonly run?: string
  readonly fixed?: boolean
  readonly context: number
  readonly sort: HitOrder
  readonly count?: boolean
  readonly json?: boolean
  readonly color: ColourChoice
}

interface Text {
  readonly path: string
  readonly text: string
}

/**
 * Shows a pattern in its contexts.
 *
 * @param pattern What is looked for.
 * @param paths The documents; none for the corpus.
 * @param options The options.
 * @throws RunFailure (usage) for a pattern that cannot be used, and where there are no documents;
 *   DocumentFailure for one that cannot be read or corrected.
 */
export async function showConcordance(
  pattern: string,
  paths: readonly string[],
  options: ConcordanceOptions
): Promise<void> {
  if (options.run !== undefined && paths.length > 0) {
    throw new RunFailure(exitCode.usage, '--run names the documents: give no others')
  }
  const finder = await compileSearch(pattern, options.fixed === true)
  const texts =
    options.run === undefined
      ? readDocuments(paths.length === 0 ? ['corpus'] : paths, options)
      : readRun(options.run, options.in)
  const hits: Hit[] = []
  let documents = 0
  for await (const {path, text} of texts) {
    documents++
    for (const hit of findHits(path, text, finder, options.context)) hits.push(hit)
  }
  if (documents === 0) throw new RunFailure(exitCode.usage, 'no documents found')
  await print(orderHits(hits, options.sort), options)
  const found = new Set(hits.map(({path}) => path)).size
  writeMessage(`${hits.length} hits in ${found} of ${documents} documents`)
}

async function compileSearch(pattern: string, fixed: boolean): Promise<Finder> {
  try {
    return await loadSearch(pattern, fixed)
  } catch (error) {
    throw new RunFailure(exitCode.usage, `${showLine(pattern)}: ${messageOf(error)}`, error)
  }
}

async function print(
  hits: readonly Hit[],
  {count, json, context, color}: ConcordanceOptions
): Promise<void> {
  const colours = coloursFor(color, process.stdout)
  const lines =
    count === true
      ? countForms(hits).map(({form, count: times, documents}) =>
          json === true
            ? toJson({form, count: times, documents})
            : `${times}\t${documents}\t${showText(form)}\t${showText(showCharacters(form))}`
        )
      : json === true
        ? hits.map((hit) => toJson(hit))
        : layOut(hits, context, (text) => colours.bold(colours.red(text)), showText)
  for (const line of lines) {
    if (isStdoutClosed()) return
    await writeData(`${line}\n`)
  }
}

async function* readRun(folder: string, where: ConcordanceOptions['in']): AsyncGenerator<Text> {
  for await (const record of readRecords(folder)) {
    const text = where === 'corrected' ? record.corrected : restoreSource(record)
    yield {path: record.source.path, text}
  }
}

async function* readDocuments(
  paths: readonly string[],
  options: ConcordanceOptions
): AsyncGenerator<Text> {
  const find = (): AsyncIterable<Input> => discover({paths})
  const read = options.in === 'corrected' ? await createReader(find(), options) : null
  for await (const input of find()) {
    const source = await readPage(input, options)
    yield {path: input.file, text: read === null ? source : read(source, input.path)}
  }
}

/** @returns What corrects a document as a run over all of them does. */
async function createReader(
  found: AsyncIterable<Input>,
  options: ConcordanceOptions
): Promise<(source: string, path: string) => string> {
  const settings = await createSettings(options, [])
  const inputs = {found, given: new Map<string, Uint8Array>()}
  const core = await createOptions(await addProfile(settings, options, inputs, null))
  return (source, path) => {
    const markdown = mediaType(path) === 'text/markdown'
    return runWithDeadline(
      () => correct(source, core, {markdown}).corrected.text,
      1000 * options.timeout
    )
  }
}
