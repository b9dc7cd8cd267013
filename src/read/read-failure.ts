/** Why a document of some format cannot be read. */
export class ReadFailure extends Error {
  readonly code:
    | 'XML_ERROR'
    | 'UNKNOWN_TYPE'
    | 'TOO_LARGE'
    | 'BAD_ARCHIVE'
    | 'BAD_PICTURE'
    | 'NO_ENGINE'
    | 'TIMEOUT'

  constructor(code: ReadFailure['code'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : {cause})
    this.name = 'ReadFailure'
    this.code = code
  }
}
