import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/** Reads Markdown as GitHub does, front matter included. */
export function readMarkdown(markdown: string): Root {
  return reader.parse(markdown)
}

/** A tree without positions and absent fields, for comparing. */
export function withoutPositions(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value))
  )
}
