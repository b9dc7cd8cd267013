import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import type {Text} from './texts.ts'

const processor = unified().use(remarkParse).use(remarkStringify).freeze()

/** Reads a document as Markdown and writes it again, as remark does it without plugins. */
export function runRemark({text}: Text): void {
  processor.processSync(text)
}

const segmenter = new Intl.Segmenter('lo', {granularity: 'word'})

/**
 * Finds the words of a document by ICU's dictionary, line by line.
 *
 * @returns How many segments there are.
 */
export function runSegmenter({text}: Text): number {
  let count = 0
  for (const line of text.split('\n')) {
    count += Array.from(segmenter.segment(line)).length
  }
  return count
}
