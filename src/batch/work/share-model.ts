import {readModelFile} from '../../node.ts'

/**
 * @returns The language model of the package in memory that all threads share; null where it was
 *   not built.
 */
export function shareModel(): Uint8Array | null {
  const bytes = readModelFile()
  if (bytes === null) return null
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return shared
}
