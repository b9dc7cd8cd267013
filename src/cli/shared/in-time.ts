import {runWithDeadline} from '../../batch/work/deadline.ts'
import {DocumentFailure} from '../../batch/base/failure.ts'

/**
 * Works on one document, within its time.
 *
 * @param path What messages call the document.
 * @param seconds Its time.
 * @param action The work.
 * @returns What the work gives.
 * @throws DocumentFailure `TIMEOUT`, and what the work throws; a failure names the document.
 */
export function inTime<T>(path: string, seconds: number, action: () => T): T {
  try {
    return runWithDeadline(action, 1000 * seconds)
  } catch (error) {
    if (error instanceof DocumentFailure) error.message = `${path}: ${error.message}`
    throw error
  }
}
