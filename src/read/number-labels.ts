import {writeRoman} from '../script/roman.ts'

/** How the labels of one level of a list are written. */
export interface LabelLevel {
  /** `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `upperRoman`, `bullet`, `none`. */
  readonly style: string
  readonly start: number
  /** The label with `%1` for the number of the first level, `%2` of the second. */
  readonly text: string
}

/** Counts the items of one list, as a word processor does when it shows a document. */
export class LabelCounter {
  readonly #levels: ReadonlyMap<number, LabelLevel>
  readonly #counts: (number | undefined)[] = []

  /** @param levels By their depth, from 0 on. */
  constructor(levels: ReadonlyMap<number, LabelLevel>) {
    this.#levels = levels
  }

  /** @returns The next label of a level; null for a bullet, '' where none is shown. */
  next(depth: number): string | null {
    const level = this.#levels.get(depth)
    if (level === undefined || level.style === 'bullet') return null
    this.#counts[depth] = (this.#counts[depth] ?? level.start - 1) + 1
    this.#counts.length = depth + 1
    if (level.style === 'none') return ''
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      const other = this.#levels.get(at)
      const count = this.#counts[at] ?? other?.start ?? 1
      return writeNumber(count, other?.style ?? 'decimal')
    })
  }
}

/**
 * @param count From 1 on.
 * @param style As in {@link LabelLevel}; others are written with digits.
 */
export function writeNumber(count: number, style: string): string {
  switch (style) {
    case 'lowerRoman':
      return (writeRoman(count) || String(count)).toLowerCase()
    case 'upperRoman':
      return writeRoman(count) || String(count)
    case 'lowerLetter':
      return letters(count).toLowerCase()
    case 'upperLetter':
      return letters(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    default:
      return String(count)
  }
}

/** After z stands aa, after aa bb: as word processors count. */
function letters(count: number): string {
  if (count < 1 || count > 780) return String(count)
  return String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1)
}
