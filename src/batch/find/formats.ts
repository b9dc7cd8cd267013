/** What a run can write for a document, by file extension. */
export type Format = 'md' | 'json' | 'txt' | PageFormat

/** Formats of pages that a run writes again as they came, with their words corrected. */
export type PageFormat = 'alto' | 'page' | 'hocr'

/** All formats, and the endings of their files. */
export const endings: Readonly<Record<Format, string>> = {
  md: 'md',
  json: 'json',
  txt: 'txt',
  alto: 'alto.xml',
  page: 'page.xml',
  hocr: 'hocr'
}

/** All of them, in the order in which they are written. */
export const allFormats = Object.keys(endings) as readonly Format[]
