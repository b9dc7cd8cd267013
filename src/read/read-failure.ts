/** Why a document of some format cannot be read. */
export class ReadFailure extends Error {
  readonly code: 'XML_ERROR' | 'UNKNOWN_TYPE' | 'TOO_LARGE' | 'BAD_ARCHIVE'

  constructor(code: ReadFailure['code'], message: string) {
    super(message)
    this.name = 'ReadFailure'
    this.code = code
  }
}
