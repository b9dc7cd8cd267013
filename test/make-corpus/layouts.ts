/** How a scan was made: nothing but blur and a little noise, or a copy of a copy. */
export type Severity = 'light' | 'medium' | 'poor'

/** How a document is set, scanned and read. */
export interface Layout {
  readonly font: string
  /** Size of the letters in points. */
  readonly size: number
  readonly severity: Severity
  /** Languages that the engine is told to expect. */
  readonly languages: string
  /** How many lines at the top are centred. */
  readonly centred: number
  /** Stands at the head of every page (optional). */
  readonly runningHead?: string
}

/** The documents that are typeset, scanned and read. */
export const layouts: Readonly<Record<string, Layout>> = {
  'instruction-letter': {
    font: 'Phetsarath OT',
    size: 13,
    severity: 'medium',
    languages: 'lao',
    centred: 2
  },
  'five-year-plan': {
    font: 'Noto Serif Lao',
    size: 11,
    severity: 'light',
    languages: 'lao',
    centred: 2
  },
  law: {font: 'Phetsarath OT', size: 13, severity: 'light', languages: 'lao', centred: 2},
  decree: {
    font: 'Noto Sans Lao',
    size: 11,
    severity: 'poor',
    languages: 'lao+khm+mya',
    centred: 2
  },
  minutes: {
    font: 'Noto Serif Lao',
    size: 12,
    severity: 'medium',
    languages: 'lao+khm+mya',
    centred: 2,
    runningHead: 'ບົດບັນທຶກກອງປະຊຸມ'
  }
}

/** Documents that come from a word processor or a web page: the export is the document. */
export const exports: Readonly<Record<string, string>> = {
  'monthly-report': 'txt',
  'news-page': 'txt',
  'web-bulletin': 'md'
}
