import type {VFile} from 'vfile'
import type {Message} from '../emit/to-messages.ts'

/**
 * @param file The file that gets the messages.
 * @param messages What to tell of it.
 */
export function recordMessages(file: VFile, messages: readonly Message[]): void {
  for (const {reason, place, ruleId, source, fatal, actual, expected} of messages) {
    const origin = {place, ruleId, source}
    const message = fatal === false ? file.message(reason, origin) : file.info(reason, origin)
    if (actual !== undefined) message.actual = actual
    if (expected !== undefined) message.expected = [...expected]
  }
}
