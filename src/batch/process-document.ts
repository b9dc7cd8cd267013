import {sha256} from './cache-key.ts'
import {decode, type Encoding, type EncodingErrors} from './decode.ts'
import {DocumentFailure, messageOf, type FailureCode} from './failure.ts'
import {runWithDeadline} from './deadline.ts'
import type {Warning} from './warning.ts'

/** A document as read. */
export interface Task {
  readonly path: string
  readonly bytes: Uint8Array
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
}

/** The core, ready to run: text in, texts out. */
export type Convert = (
  source: string,
  facts: SourceFacts
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

/**
 * Takes one document from its bytes to the bytes of its outputs.
 *
 * @param task The document.
 * @param convert The core.
 * @param options Encoding errors and deadline.
 * @returns The outputs, or why there are none. Never throws for what the document holds.
 */
export function processDocument(task: Task, convert: Convert, options: ProcessOptions): Result {
  const {path, bytes} = task
  const began = performance.now()
  const elapsed = (): number => Math.round(performance.now() - began)
  try {
    const {source, encoding, warnings} = decode(bytes, options.encodingErrors)
    const facts = {path, sha256: task.sha256, bytes: bytes.length, encoding}
    const done = runWithDeadline(() => convert(source, facts), options.timeout)
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
