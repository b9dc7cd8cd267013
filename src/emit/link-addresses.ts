import type {Paragraph, PhrasingContent, Root, Text} from 'mdast'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {isPlainText} from './plain-text.ts'

/**
 * GFM reads `https://…`, `www.…` and mail addresses as links however they are escaped. So that
 * the Markdown reads back as the same tree, the tree has these links from the start, found by the
 * same functions that a reader runs. Texts of more than 100,000 UTF-16 code units, or with a run of
 * more than 2,000 without a blank, are left as they are: on such noise those functions throw, or
 * take quadratic time.
 *
 * @param text A text of the tree.
 * @returns What stands in its place: itself, or the links and the texts between them.
 */
export function linkAddresses(text: Text): PhrasingContent[] {
  return mayHoldAddress(text.value) ? divide(text) : [text]
}

const TRANSFORMS = gfmFromMarkdown().flatMap((extension) => extension.transforms ?? [])
const ADDRESS = /:\/\/|www\.|@/i
const LONGEST_TEXT = 100_000
const LONGEST_RUN = 2000
const LONG_RUN = new RegExp(`[^\\t\\n\\r ]{${LONGEST_RUN + 1}}`)

function mayHoldAddress(value: string): boolean {
  if (isPlainText(value)) return false
  return value.length <= LONGEST_TEXT && ADDRESS.test(value) && !LONG_RUN.test(value)
}

function divide(node: Text): PhrasingContent[] {
  const paragraph: Paragraph = {type: 'paragraph', children: [node]}
  const root: Root = {type: 'root', children: [paragraph]}
  // Dividing a text can leave an address at the start of what follows it.
  for (let before = 0; before !== paragraph.children.length;) {
    before = paragraph.children.length
    for (const transform of TRANSFORMS) transform(root)
    paragraph.children = joinTexts(paragraph.children.flatMap(endAtSigns))
  }
  const {position} = node
  const {children} = paragraph
  return position === undefined ? children : children.map((child) => ({...child, position}))
}

function joinTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = {...last, value: last.value + node.value}
    } else joined.push(node)
  }
  return joined
}

/** No address holds these: what follows one of them is text, and may be a tag. */
const NOT_IN_ADDRESS = /[<>\\`"]/

function endAtSigns(node: PhrasingContent): PhrasingContent[] {
  const [shown] = node.type === 'link' ? node.children : []
  if (node.type !== 'link' || shown?.type !== 'text') return [node]
  const {value} = shown
  const cut = value.search(NOT_IN_ADDRESS)
  if (cut < 0) return NOT_IN_ADDRESS.test(node.url) ? [shown] : [node]
  const rest: Text = {type: 'text', value: value.slice(cut)}
  if (cut === 0 || !node.url.endsWith(value)) return [shown]
  const url = node.url.slice(0, node.url.length - value.length + cut)
  return [{...node, url, children: [{...shown, value: value.slice(0, cut)}]}, rest]
}
