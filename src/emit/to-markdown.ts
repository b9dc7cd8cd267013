import type {Root} from 'mdast'
import {toMarkdown as write, type Options} from 'mdast-util-to-markdown'
import type {Corrected, LaoDocument} from '../types.ts'
import {MARKDOWN_EXTENSIONS, MARKDOWN_STYLE} from './markdown-style.ts'
import {PLAIN_HANDLERS} from './plain-handlers.ts'
import {hasMarkup, mendMarkdown} from './mend-markdown.ts'
import {toMdast, type MdastOptions} from './to-mdast.ts'

/**
 * A Markdown source is written as it was, but for its corrections; any other document in our one
 * style.
 *
 * @param document The structure of the corrected text.
 * @param corrected What correction made of the source.
 * @param options Anchors and front matter.
 * @returns Markdown (CommonMark, GFM tables, YAML front matter) that ends with a line feed, or ''
 *   for an empty document. Reading it back gives the same tree but for positions, and no reader
 *   finds a live script in it.
 */
export function toMarkdown(
  document: LaoDocument,
  corrected: Corrected,
  options: MdastOptions = {}
): string {
  if (hasMarkup(corrected)) return mendMarkdown(document, corrected, options).text
  return writeMarkdown(toMdast(document, corrected, options))
}

/**
 * @param root A tree of mdast with GFM and YAML front matter.
 * @returns The tree in our one style.
 */
export function writeMarkdown(root: Root): string {
  return write(root, OPTIONS)
}

const OPTIONS: Options = {
  ...MARKDOWN_STYLE,
  extensions: [...MARKDOWN_EXTENSIONS],
  handlers: PLAIN_HANDLERS
}
