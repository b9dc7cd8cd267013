import {decode} from '../../dist/batch/work/decode.js'
import {learnFromBatch, shippedProfile} from '../../dist/batch/work/learn.js'
import {mediaType} from '../../dist/batch/find/media-type.js'
import {
  compileRules,
  convert,
  correct,
  createChannelPass,
  readModel,
  stringifyRecord,
  toMarkdown,
  toRecord,
  type Conversion
} from '../../dist/index.js'
import {readModelFile, readShippedRules} from '../../dist/node.js'
import {Reading} from '../../dist/lines/reading.js'
import {structure} from '../../dist/structure/structure.js'
import type {Batch, Text} from './texts.ts'

const files = readShippedRules()
const {ruleset} = compileRules(files)
const generator = {name: 'laodoc', version: '0', rules: '', model: null}

type Options = Parameters<typeof convert>[1]

/** A batch and what a run over it would correct it by. */
export interface Prepared {
  readonly batch: Batch
  readonly options: Options
}

/**
 * @param batch The documents of one run.
 * @returns The same, with a profile learnt as a run learns it.
 * @throws Error where no language model was built.
 */
export async function prepare(batch: Batch): Promise<Prepared> {
  const given = new Map(batch.map(({path, bytes}) => [path, bytes]))
  const learnt = await learnFromBatch(inputsOf(batch), given, files, null)
  const profile = learnt ?? shippedProfile(files)
  const bytes = readModelFile()
  if (bytes === null || profile === null) throw new Error('no language model: npm run build:model')
  return {batch, options: {ruleset, channel: createChannelPass({model: readModel(bytes), profile})}}
}

// eslint-disable-next-line @typescript-eslint/require-await -- what a run finds comes one by one
async function* inputsOf(
  batch: Batch
): AsyncGenerator<{file: string; path: string; bytes: number}> {
  for (const {path, bytes} of batch) yield {file: '-', path, bytes: bytes.length}
}

function aboutOf({path}: Text): {markdown: boolean} {
  return {markdown: mediaType(path) === 'text/markdown'}
}

/** Text in, Markdown and JSON out. */
export function runPipeline(document: Text, options: Options): void {
  const done = convert(document.text, options, aboutOf(document))
  emitMarkdown(done)
  emitJson(document, done)
}

/** Text in, Markdown and JSON out, without the noisy channel. */
export function runDeterministic(document: Text): void {
  runPipeline(document, {ruleset})
}

/** Writes the Markdown of a document. */
export function emitMarkdown({corrected, document}: Conversion): string {
  return toMarkdown(document, corrected)
}

/** Makes the record of a document, and writes it as JSON. */
export function emitJson({path, bytes}: Text, {corrected, document}: Conversion): string {
  const source = {
    path,
    sha256: '',
    bytes: bytes.length,
    mediaType: mediaType(path),
    encoding: 'utf-8'
  } as const
  return stringifyRecord(toRecord(corrected, document, source, generator))
}

/** What each stage is given, made beforehand. */
interface Staged {
  readonly text: Text
  /** The noisy channel over what it is given in the whole pipeline. */
  readonly runChannel: () => unknown
  readonly done: Conversion
}

/**
 * @param prepared Batches.
 * @returns Each stage alone, over all documents.
 */
export function createStages(prepared: readonly Prepared[]): Record<Stage, () => void> {
  const staged = prepared.flatMap(({batch, options}) => batch.map((text) => stage(text, options)))
  const each = (work: (document: Staged) => unknown) => (): void => {
    for (const document of staged) work(document)
  }
  return {
    decode: each(({text}) => decode(text.bytes)),
    rules: each(({text}) => correct(text.text, {ruleset}, aboutOf(text))),
    channel: each(({runChannel}) => runChannel()),
    structure: each(({done}) =>
      structure(done.corrected, new Reading(done.corrected.text, ruleset), ruleset)
    ),
    json: each(({text, done}) => emitJson(text, done)),
    markdown: each(({done}) => emitMarkdown(done))
  }
}

function stage(text: Text, {channel, ...options}: Options): Staged {
  let runChannel = (): unknown => undefined
  const done = convert(
    text.text,
    {
      ...options,
      channel(...given) {
        runChannel = () => channel?.(...given)
        return channel?.(...given) ?? {edits: []}
      }
    },
    aboutOf(text)
  )
  return {text, runChannel, done}
}

/** `rules`: all of correction but the channel. */
export type Stage = 'decode' | 'rules' | 'channel' | 'structure' | 'json' | 'markdown'
