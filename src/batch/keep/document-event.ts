import type {DocumentFailure} from '../base/failure.ts'
import type {ManifestRecord} from './manifest-record.ts'
import type {DocumentEvent} from '../tell/reporter.ts'

/** What most events have nothing to say of. */
export const nothing = {counts: null, warnings: [], code: null, message: null, text: null}

/**
 * @param record What is on record of a document that needs nothing done.
 * @returns What is told of it, besides its size.
 */
export function unchangedEvent({path, counts}: ManifestRecord): Omit<DocumentEvent, 'bytes'> {
  return {...nothing, path, status: 'unchanged', counts}
}

/**
 * @param path A document that is not done.
 * @param bytes Its size.
 * @param failure Why.
 * @returns What is told of it.
 */
export function failureEvent(
  path: string,
  bytes: number,
  {code, message}: Pick<DocumentFailure, 'code' | 'message'>
): DocumentEvent {
  return {...nothing, path, bytes, status: 'failed', code, message}
}
