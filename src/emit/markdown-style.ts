import {frontmatterToMarkdown} from 'mdast-util-frontmatter'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {defaultHandlers, type Handle, type Options} from 'mdast-util-to-markdown'

/**
 * The one style of our Markdown. Emphasis is never `_`: beside unspaced Lao letters it would turn
 * them into character references.
 */
export const MARKDOWN_STYLE = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  setext: false
} satisfies Options

type LinkHandle = Handle & {peek: Handle}

const PLAIN_ADDRESS = /^(?:https?:\/\/[^\s<>|\\]+|mailto:[a-z\d.+-]+@[a-z\d]+(?:[.-][a-z\d]+)+)$/i

const defaultLink = defaultHandlers.link as LinkHandle

/** `<…>` cannot hold every address: nothing in it can be escaped. Others are written `[…](…)`. */
const writeLink: LinkHandle = Object.assign(
  writeLinkWith((...parameters) => defaultLink(...parameters)),
  {peek: writeLinkWith((...parameters) => defaultLink.peek(...parameters))}
)

function writeLinkWith(handle: Handle): Handle {
  return (node: {url: string}, parent, state, info) => {
    const {resourceLink} = state.options
    if (!PLAIN_ADDRESS.test(node.url)) state.options.resourceLink = true
    const written = handle(node, parent, state, info)
    if (resourceLink === undefined) delete state.options.resourceLink
    else state.options.resourceLink = resourceLink
    return written
  }
}

/** How tables and front matter are written; padding cells to one width would change every row. */
export const MARKDOWN_EXTENSIONS: readonly Options[] = [
  gfmToMarkdown({tablePipeAlign: false}),
  frontmatterToMarkdown(['yaml']),
  {
    handlers: {link: writeLink},
    // The writer takes an escape after the dot for enough; readers of GFM do not.
    unsafe: [
      {
        character: '.',
        before: '[Ww]{3}',
        inConstruct: 'phrasing',
        notInConstruct: ['autolink', 'link', 'image', 'label']
      }
    ]
  }
]
