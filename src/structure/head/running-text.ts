import type {Line} from '../../types.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'

/** Wider lines are paragraphs. */
export const PARAGRAPH = 110
/** Heads are not longer, in lines that are not blank. */
export const LONGEST_HEAD = 60

/** A paragraph of running text: wide, or a sentence of some length. */
export function isParagraph(text: string, line: Line): boolean {
  if (line.width > PARAGRAPH) return true
  return line.width > PARAGRAPH / 2 && /[.;:]$/.test(text.slice(line.end - 1, line.end))
}

/** Whether a label that counts begins the line. */
export function isLabelled({text, label}: DocumentReader, line: Line): boolean {
  const found = label(text, line.start, line.end)
  return found !== null && found.style.system !== 'bullet' && !found.misread
}
