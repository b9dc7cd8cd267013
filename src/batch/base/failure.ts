import {exitCode, type ExitCode} from './exit-code.ts'

/** Why one document is not done, with the exit code that it leads to. */
const documentCodes = {
  INVALID_UTF8: exitCode.documents,
  INVALID_UTF16: exitCode.documents,
  BINARY_INPUT: exitCode.documents,
  UNKNOWN_TYPE: exitCode.documents,
  XML_ERROR: exitCode.documents,
  BAD_ARCHIVE: exitCode.documents,
  BAD_PICTURE: exitCode.documents,
  NO_ENGINE: exitCode.documents,
  TOO_LARGE: exitCode.documents,
  UNREADABLE: exitCode.documents,
  MISSING: exitCode.documents,
  VANISHED: exitCode.documents,
  NOT_A_FILE: exitCode.documents,
  BAD_NAME: exitCode.documents,
  NAME_TOO_LONG: exitCode.documents,
  UNSAFE_PATH: exitCode.documents,
  TIMEOUT: exitCode.documents,
  OUT_OF_MEMORY: exitCode.documents,
  WORKER_EXITED: exitCode.documents,
  INVALID_RECORD: exitCode.documents,
  OUTPUT_EDITED: exitCode.documents,
  WRITE_FAILED: exitCode.environment,
  INTERNAL: exitCode.internal
} as const satisfies Record<string, ExitCode>

/** The name of a reason why one document is not done; stable. */
export type FailureCode = keyof typeof documentCodes

/** All of them. */
export const failureCodes = Object.keys(documentCodes) as FailureCode[]

/** One document that cannot be done; the others go on. */
export class DocumentFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : {cause})
    this.name = 'DocumentFailure'
    this.code = code
  }
}

/** What ends the whole run: a mistake in the call, the disk, a lock. */
export class RunFailure extends Error {
  readonly exitCode: ExitCode

  constructor(code: ExitCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : {cause})
    this.name = 'RunFailure'
    this.exitCode = code
  }
}

/**
 * @param code Why a document failed.
 * @returns The exit code of a run in which that happened.
 */
export function exitCodeOf(code: FailureCode): ExitCode {
  return documentCodes[code]
}

/**
 * @param error Whatever was thrown.
 * @returns The system's name for it (`ENOENT`); undefined where it has none.
 */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/**
 * @param error Whatever was thrown.
 * @returns Whether the operating system said it; Node.js's own names (`ERR_…`) tell of defects.
 */
export function isSystemError(error: unknown): boolean {
  return /^E(?!RR_)/.test(systemCode(error) ?? '')
}

/** As Node.js tells what the system said: `ENOENT: no such file or directory, open 'page.txt'`. */
const SYSTEM = /^E[A-Z\d]+: (.*?), \w+(?: '(.*)')?$/su

/**
 * @param error Whatever was thrown.
 * @returns Its message; what the system said in words, with the path that it is about. A disk that
 *   is full, or whose quota is used up, is told in one way, whichever file met it first.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full'
  const [, words, path] = (isSystemError(error) ? SYSTEM.exec(error.message) : null) ?? []
  if (words === undefined) return error.message
  return path === undefined ? words : `${words}: ${path}`
}

/**
 * @param error What the system said when an input was opened or read.
 * @returns The failure of that document.
 * @throws RunFailure (environment) where the system lacks something that every document needs.
 */
export function inputFailure(error: unknown): DocumentFailure {
  if (error instanceof RunFailure) throw error
  if (error instanceof DocumentFailure) return error
  switch (systemCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ESTALE':
      return new DocumentFailure('VANISHED', 'the file is no longer there', error)
    case 'EACCES':
    case 'EPERM':
      return new DocumentFailure('UNREADABLE', 'no permission to read the file', error)
    case 'ENAMETOOLONG':
      return new DocumentFailure(
        'NAME_TOO_LONG',
        'the path is longer than the system allows',
        error
      )
    default:
      return new DocumentFailure(
        'UNREADABLE',
        `the file cannot be read: ${messageOf(error)}`,
        error
      )
  }
}
