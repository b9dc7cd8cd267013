/** What is odd about a document that is done all the same. */
export interface Warning {
  readonly code: 'UTF16' | 'REPLACED' | 'EMPTY' | 'LEGACY_FONT' | 'OUTPUT_EDITED' | 'STALE_DECISION'
  readonly message: string
}
