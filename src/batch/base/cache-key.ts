import {createHash} from 'node:crypto'

/**
 * @param bytes Any bytes, or a text as UTF-8.
 * @returns Their SHA-256, in hexadecimal.
 */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * What the outputs of a document depend on, all of it content: no time, no place.
 *
 * @param path The document's path, which its JSON names.
 * @param input SHA-256 of its bytes.
 * @param pipeline What is the same for all documents of the run: version, rules, model, options.
 * @param own What else concerns this document alone; '' for nothing.
 * @returns A key that is the same when the outputs would be.
 */
export function cacheKey(path: string, input: string, pipeline: string, own: string): string {
  return sha256(JSON.stringify(own === '' ? [path, input, pipeline] : [path, input, pipeline, own]))
}
