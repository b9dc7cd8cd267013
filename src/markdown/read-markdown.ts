import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type Processor} from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/**
 * @param markdown Any text.
 * @returns Its tree as GitHub reads it, with GFM and YAML front matter. Never throws.
 */
export function readMarkdown(markdown: string): Root {
  return reader.parse(markdown)
}

/**
 * What a reader looks for in the finished tree (addresses behind escapes) makes nodes without a
 * place; here nothing is looked for, so that every node has its own.
 */
const placing = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(function (this: Processor) {
    const data = this.data()
    data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
      .flat()
      .map((extension) => ({...extension, transforms: []}))
  })

/**
 * @param markdown Any text.
 * @returns Its tree, every node with its place.
 */
export function readPlacedMarkdown(markdown: string): Root {
  return placing.parse(markdown)
}

const plainReader = unified().use(remarkParse)

/**
 * @param markdown Any text.
 * @returns Its tree as readers see it that know CommonMark alone: no GFM, no front matter.
 */
export function readCommonMark(markdown: string): Root {
  return plainReader.parse(markdown)
}
