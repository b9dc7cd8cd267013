import type {LabelMatcher} from '../../labels/matcher.ts'
import type {HeadingHint, Line} from '../../types.ts'
import type {Letters} from '../../words/letters.ts'
import type {FactWords} from './fact-words.ts'

/** What facts are read from: a text, its letters and the words to look for. */
export interface FactReader {
  readonly text: string
  /** Of the whole text; what looks at a part of it takes a stretch of them. */
  readonly letters: Letters
  readonly words: FactWords
}

/** What reading a document's head and closing needs, next to the text. */
export interface DocumentReader extends FactReader {
  readonly lines: readonly Line[]
  /** Marks of items that do not count. */
  readonly bullets: ReadonlySet<string>
  readonly label: LabelMatcher
  /** Whether the first number of the text is not the first of its kind: a page cut out of it. */
  readonly begun: boolean
  /** Headings that a Markdown source marks. */
  readonly hints: readonly HeadingHint[]
}

/** @returns The next line that is not blank, behind a place in the list or before it; null without one. */
export function neighbour(lines: readonly Line[], index: number, step: 1 | -1): Line | null {
  for (let at = index + step; at >= 0 && at < lines.length; at += step) {
    if (!lines[at]!.blank) return lines[at]!
  }
  return null
}
