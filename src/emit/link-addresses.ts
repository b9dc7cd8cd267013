import type {Root} from 'mdast'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {SKIP, visit} from 'unist-util-visit'

/**
 * GFM reads `https://…`, `www.…` and mail addresses as links however they are escaped. So that
 * the Markdown reads back as the same tree, the tree has these links from the start, found by the
 * same function that a reader runs.
 *
 * @param root A tree; it is changed in place.
 */
export function linkAddresses(root: Root): void {
  if (!holdsAddress(root)) return
  // Dividing a text can leave an address at the start of what follows it.
  for (let before = -1, after = countLinks(root); after !== before; after = countLinks(root)) {
    for (const transform of TRANSFORMS) transform(root)
    before = after
  }
}

const TRANSFORMS = gfmFromMarkdown().flatMap((extension) => extension.transforms ?? [])
const ADDRESS = /:\/\/|www\.|@/i

function holdsAddress(root: Root): boolean {
  let found = false
  visit(root, 'text', ({value}) => {
    found ||= ADDRESS.test(value)
  })
  return found
}

function countLinks(root: Root): number {
  let count = 0
  visit(root, 'link', () => {
    count++
    return SKIP
  })
  return count
}
