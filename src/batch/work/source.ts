import type {SourceInfo} from '../../index.ts'
import type {FormattedSource} from '../../types.ts'
import type {Decoded} from './decode.ts'

/** What is on record of the files of a document. */
export type FileRecords = NonNullable<SourceInfo['files']>

/** A document as its text is read. */
export interface Source extends Decoded {
  /** What its format tells besides; null for plain text and Markdown. */
  readonly read: FormattedSource | null
  /** Of a document of several files, where each stands in the source. */
  readonly files?: FileRecords
}
