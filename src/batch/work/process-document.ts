import {sha256} from '../base/cache-key.ts'
import type {FormattedSource} from '../../types.ts'
import type {Encoding, EncodingErrors} from './decode.ts'
import {DocumentFailure, messageOf, type FailureCode} from '../base/failure.ts'
import {runWithDeadline} from './deadline.ts'
import {readSource, type FileFacts, type Readers} from './read-source.ts'
import type {FileRecords} from './source.ts'
import type {Warning} from '../base/warning.ts'

/** A document as read. */
export interface Task extends FileFacts {
  /** SHA-256 of the bytes. */
  readonly sha256: string
}

/** What happened to a document, in numbers. */
export interface Counts {
  /** Code points of the source. */
  readonly characters: number
  readonly corrections: number
  readonly suggestions: number
  readonly removed: number
  /** Stretches kept verbatim. */
  readonly suspect: number
  readonly estimatedErrorRate: number
}

/** A file to be written. */
export interface Output {
  /** File extension, or `diff`. */
  readonly format: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** A document done, or why it is not. */
export type Result =
  | {
      readonly path: string
      readonly outputs: readonly Output[]
      readonly counts: Counts
      readonly warnings: readonly Warning[]
      readonly milliseconds: number
    }
  | {
      readonly path: string
      readonly code: FailureCode
      readonly message: string
      readonly milliseconds: number
    }

/** What is known of a document besides its text. */
export interface SourceFacts {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly encoding: Encoding
  /** What its format tells besides; null for plain text and Markdown. */
  readonly read: FormattedSource | null
  /** Of a document of several files, where each stands in the source. */
  readonly files?: FileRecords
}

/** The core, ready to run: text in, texts out. What is no Unicode text is taken as it is. */
export type Convert = (
  source: string,
  facts: SourceFacts,
  asIs?: boolean
) => {
  readonly outputs: readonly {format: string; text: string}[]
  readonly counts: Counts
  /** What is odd about the document (default: nothing). */
  readonly warnings?: readonly Warning[]
}

/** How documents are processed. */
export interface ProcessOptions {
  readonly encodingErrors: EncodingErrors
  /** The time a document may take, in milliseconds. */
  readonly timeout: number
}

/** No document is begun when those before it have taken so many milliseconds. */
const SLICE = 20

/**
 * Takes documents from their bytes to the bytes of their outputs: at least one, and as many as can
 * be begun in a moment. A clock that stops what hangs costs as much as a small page, so one watches
 * over all of them.
 *
 * @param tasks Documents.
 * @param convert The core.
 * @param options Encoding errors and deadline, and what reads the formats of the documents.
 * @returns The outputs, or why there are none, of the first documents. Never throws for what a
 *   document holds.
 */
export function processSome(
  tasks: readonly Task[],
  convert: Convert,
  options: ProcessOptions & {readonly readers: Readers}
): Result[] {
  const results: Result[] = []
  const first = performance.now()
  let began = first
  const work = (): void => {
    for (const task of tasks) {
      began = performance.now()
      if (began - first > SLICE) return
      results.push(processDocument(task, convert, options))
    }
  }
  try {
    // Whatever is under way when the time is over has had all of its own.
    runWithDeadline(work, options.timeout + SLICE)
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    const late = tasks[results.length]
    if (late === undefined) return results
    const milliseconds = Math.round(performance.now() - began)
    const message = `not done after ${options.timeout / 1000} s`
    results.push({path: late.path, code: error.code, message, milliseconds})
  }
  return results
}

function processDocument(
  task: Task,
  convert: Convert,
  {encodingErrors, readers}: {encodingErrors: EncodingErrors; readers: Readers}
): Result {
  const {path, bytes} = task
  const began = performance.now()
  const elapsed = (): number => Math.round(performance.now() - began)
  try {
    const {source, encoding, warnings, read, files} = readSource(task, encodingErrors, readers)
    const known = {path, sha256: task.sha256, bytes: bytes.length, encoding, read}
    const facts = files === undefined ? known : {...known, files}
    const asIs = warnings.some(({code}) => code === 'LEGACY_FONT')
    const done = convert(source, facts, asIs)
    const outputs = done.outputs.map(({format, text}) => {
      const content = Buffer.from(text)
      return {format, bytes: content, sha256: sha256(content)}
    })
    const all = [...warnings, ...(done.warnings ?? [])]
    return {path, outputs, counts: done.counts, warnings: all, milliseconds: elapsed()}
  } catch (error) {
    const code = error instanceof DocumentFailure ? error.code : 'INTERNAL'
    const message = code === 'INTERNAL' ? describeDefect(error) : messageOf(error)
    return {path, code, message, milliseconds: elapsed()}
  }
}

/** A defect of the program names the place where it happened. */
function describeDefect(error: unknown): string {
  const place = error instanceof Error ? /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] : undefined
  const file = place?.replace(/^.*\/(?=(?:src|dist)\/)/, '').replace(/\)$/, '')
  return file === undefined ? messageOf(error) : `${messageOf(error)} (at ${file})`
}
