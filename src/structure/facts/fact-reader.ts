import type {Letters} from './letters.ts'
import type {FactWords} from './vocabulary.ts'

/** What facts are read from: a text, its letters and the words to look for. */
export interface FactReader {
  readonly text: string
  /** Of the whole text; what looks at a part of it takes a stretch of them. */
  readonly letters: Letters
  readonly words: FactWords
}
