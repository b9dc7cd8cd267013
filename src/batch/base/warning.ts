/** All that can be odd about a document. */
export const warningCodes = [
  'UTF16',
  'REPLACED',
  'EMPTY',
  'LEGACY_FONT',
  'OUTPUT_EDITED',
  'STALE_DECISION',
  'READING_ORDER',
  'NOT_EMITTED',
  'FURNITURE_LEFT',
  'PAGE_NUMBERS'
] as const

/** What is odd about a document that is done all the same. */
export interface Warning {
  readonly code: (typeof warningCodes)[number]
  readonly message: string
}
