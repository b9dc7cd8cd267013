import type {Heading, Paragraph} from 'mdast'
import {defaultHandlers, type Handle} from 'mdast-util-to-markdown'
import {isPlainText} from './plain-text.ts'

/**
 * Writes paragraphs and headings of plain text without looking for what to escape: the result is
 * the one that the writer's own handlers come to by many regular expressions a text.
 */
export const PLAIN_HANDLERS = {
  paragraph: (node: Paragraph, ...context) => {
    const text = plainText(node)
    return text === null
      ? defaultHandlers.paragraph(node, ...context)
      : text.replace(ITEM_NUMBER, '$1\\$2')
  },
  heading: (node: Heading, ...context) => {
    const text = plainText(node)
    return text === null
      ? defaultHandlers.heading(node, ...context)
      : `${'#'.repeat(node.depth)} ${text}`
  }
} satisfies Record<string, Handle>

/** At the start of a paragraph it would begin a list. */
const ITEM_NUMBER = /^(\d+)(\)|\.(?= |$))/

function plainText({children}: Paragraph | Heading): string | null {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return null
  return isPlainText(only.value) ? only.value : null
}
