import {mediaType} from '../../batch/find/media-type.ts'
import {correct, type Ruleset} from '../../index.ts'

/**
 * Takes the markup out of a page, as it is taken out before correction: it is no text, and does
 * not count where pages are compared with their truth.
 *
 * @param source A page as it was read, or its truth.
 * @param path Its path; plain text is left as it is.
 * @param ruleset The rules of the run.
 * @returns Its text.
 */
export function plainText(source: string, path: string, ruleset: Ruleset): string {
  if (mediaType(path) !== 'text/markdown') return source
  const operations = new Map([...ruleset.operations].filter(([name]) => name === 'markup'))
  const only = {...ruleset, rewrites: [], furniture: [], operations}
  return correct(source, {ruleset: only}, {markdown: true}).corrected.text
}
