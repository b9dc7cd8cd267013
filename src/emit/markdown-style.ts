import {frontmatterToMarkdown} from 'mdast-util-frontmatter'
import {gfmToMarkdown} from 'mdast-util-gfm'
import type {Text} from 'mdast'
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

/**
 * A backslash does not keep `<` from being HTML everywhere: readers that make links of addresses
 * take it into one that stands in front. A reference to the character cannot be misread.
 */
const writeText: Handle = (node: Text, _, state, info) => {
  const pieces = node.value.split(/<(?=[!/?A-Za-z]|$)/)
  const last = pieces.length - 1
  return pieces
    .map((piece, at) =>
      state.safe(piece, {
        ...info,
        before: at === 0 ? info.before : ';',
        after: at === last ? info.after : '&'
      })
    )
    .join('&lt;')
}

const OUTSIDE_LINKS = {
  inConstruct: 'phrasing' as const,
  notInConstruct: ['autolink' as const, 'link' as const, 'image' as const, 'label' as const]
}

/** How tables and front matter are written; padding cells to one width would change every row. */
export const MARKDOWN_EXTENSIONS: readonly Options[] = [
  gfmToMarkdown({tablePipeAlign: false}),
  frontmatterToMarkdown(['yaml']),
  {
    handlers: {link: writeLink, text: writeText},
    unsafe: [
      // The writer takes an escape after the dot for enough; readers of GFM do not.
      {character: '.', before: '[Ww]{3}', ...OUTSIDE_LINKS},
      // It knows http and https in small letters; readers also others, and take capitals for them.
      {character: ':', before: '[A-Za-z]', after: '\\/\\/', ...OUTSIDE_LINKS}
    ]
  }
]
