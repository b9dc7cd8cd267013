import type {DocumentFailure} from '../base/failure.ts'

/** A document to be done, or to be named as failed. */
export interface Input {
  /** What to open. */
  readonly file: string
  /** Below the input folder, with slashes: names the document and its outputs. */
  readonly path: string
  /** Size when it was found. */
  readonly bytes: number
  /** Why it cannot be opened at all. */
  readonly problem?: DocumentFailure
  /** The files of a document of several, in order; then `file` is their folder. */
  readonly pages?: readonly Input[]
}
