/** How a page was scanned: cleanly, in uneven light, or as a copy of a copy. */
export type Severity = 'light' | 'medium' | 'poor'

/** Where a line stands between the margins. */
export type Placement = 'centred' | 'right'

/** How a document is set, scanned and read. */
export interface Layout {
  readonly font: string
  /** Size of the letters in points. */
  readonly size: number
  readonly severity: Severity
  /** Dots per inch of the scan. */
  readonly resolution: number
  /** Languages that the engine is told to expect; null where the picture itself is the document. */
  readonly languages: string | null
  /**
   * Lines that do not stand at the left margin, by number: the first line that is not blank is 1,
   * the last is -1.
   */
  readonly placed: Readonly<Record<number, Placement>>
  /** Lines that are set in bold and stay on the page of what follows them (optional). */
  readonly bold?: RegExp
  /** Stands at the head of every page but the first (optional). */
  readonly runningHead?: string
  /** Whether "- 2 -" stands at the foot of the pages. */
  readonly pageNumbers: boolean
  /** How the lines begin that start a new page (optional). */
  readonly breaks?: readonly string[]
}

/** State name and motto, with number and date to the right where a letterhead has them. */
const letterhead = (right: readonly number[], centred: readonly number[]): Layout['placed'] => ({
  ...Object.fromEntries(right.map((line) => [line, 'right' as const])),
  ...Object.fromEntries([1, 2, ...centred].map((line) => [line, 'centred' as const]))
})

/** The documents that are typeset, scanned and read. */
export const layouts: Readonly<Record<string, Layout>> = {
  'instruction-letter': {
    font: 'Phetsarath OT',
    size: 13,
    severity: 'medium',
    resolution: 150,
    languages: 'lao+khm+mya',
    placed: letterhead([5, 6, -2, -1], [7, 8]),
    bold: /^(?:ຄຳແນະນຳ$|I+\. )/u,
    pageNumbers: true
  },
  'five-year-plan': {
    font: 'Noto Serif Lao',
    size: 11,
    severity: 'light',
    resolution: 150,
    languages: 'lao',
    placed: letterhead([4, 5, -2, -1], [6, 7]),
    bold: /^(?:ແຜນການ$|I+\. |[ກຂ]\. )/u,
    pageNumbers: true
  },
  law: {
    font: 'Phetsarath OT',
    size: 13,
    severity: 'light',
    resolution: 150,
    languages: 'lao',
    placed: letterhead([4, 5, -2, -1], [6, 7]),
    bold: /^(?:ກົດໝາຍ$|ພາກທີ|ໝວດທີ|ມາດຕາ)/u,
    pageNumbers: true,
    breaks: ['ພາກທີ 3']
  },
  decree: {
    font: 'Noto Sans Lao',
    size: 11,
    severity: 'poor',
    resolution: 200,
    languages: 'lao+khm+mya',
    placed: letterhead([5, 6], [7, 8]),
    pageNumbers: false
  },
  'summary-report': {
    font: 'Noto Looped Lao',
    size: 14,
    severity: 'medium',
    resolution: 200,
    languages: 'lao+khm+mya',
    placed: letterhead([5, 6, -2, -1], [7, 8]),
    bold: /^(?:ບົດສະຫຼຸບ$|I[IV]*\. |\d\. )/u,
    runningHead: 'ບົດສະຫຼຸບການປ້ອງກັນໄຟໄໝ້ປ່າ 2021-2022',
    pageNumbers: true
  },
  minutes: {
    font: 'Noto Serif Lao',
    size: 13,
    severity: 'poor',
    resolution: 200,
    languages: 'lao+khm+mya',
    placed: letterhead([4, 5, -2, -1], [6, 7]),
    bold: /^(?:ບົດບັນທຶກ|\d\. )/u,
    pageNumbers: true
  },
  notice: {
    font: 'Phetsarath OT',
    size: 12,
    severity: 'poor',
    resolution: 200,
    languages: null,
    placed: letterhead([5, 6, -2, -1], [7, 8]),
    bold: /^(?:ແຈ້ງການ$|\d\. )/u,
    pageNumbers: false
  }
}

/** Documents that come from a word processor or a web page: the export is the document. */
export const exports: Readonly<Record<string, string>> = {
  'monthly-report': 'txt',
  'news-page': 'txt',
  'web-bulletin': 'md'
}
