import fc from 'fast-check'
import {toHtml} from 'hast-util-to-html'
import MarkdownIt from 'markdown-it'
import {Marked} from 'marked'
import {toHast} from 'mdast-util-to-hast'
import {parse, type DefaultTreeAdapterTypes} from 'parse5'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, it} from 'vitest'
import {compileRules, convert, toMarkdown} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {toFrontMatter} from '../../src/emit/front-matter.ts'
import {NO_METADATA} from './support/build.ts'

const {ruleset} = compileRules(readShippedRules())

const github = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)
const gfm = unified().use(remarkParse).use(remarkGfm)
const commonMark = unified().use(remarkParse)
const html = (tree: Parameters<typeof toHast>[0]): string =>
  toHtml(toHast(tree, {allowDangerousHtml: true}), {allowDangerousHtml: true})

/** Readers of Markdown, each as open to HTML as it can be. */
const readers: Readonly<Record<string, (markdown: string) => string>> = {
  'remark with GFM and front matter': (markdown) => html(github.parse(markdown)),
  'remark with GFM': (markdown) => html(gfm.parse(markdown)),
  remark: (markdown) => html(commonMark.parse(markdown)),
  marked: (markdown) => new Marked({gfm: true}).parse(markdown, {async: false}),
  'marked without GFM': (markdown) => new Marked({gfm: false}).parse(markdown, {async: false}),
  'markdown-it': (markdown) => new MarkdownIt({html: true, linkify: true}).render(markdown),
  'markdown-it, CommonMark': (markdown) => new MarkdownIt('commonmark').render(markdown)
}

const SHAPES = new Set(
  (
    'html head body p br hr a b em strong del blockquote code pre h1 h2 h3 h4 h5 h6 ul ol li table ' +
    'thead tbody tr th td input s sup section img div span'
  ).split(' ')
)

/** What a browser would run or load of the HTML that a reader makes. */
function findLive(rendered: string): string[] {
  const live: string[] = []
  const pending: DefaultTreeAdapterTypes.Node[] = [parse(rendered)]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('childNodes' in node) pending.push(...node.childNodes)
    if (!('tagName' in node)) continue
    if (!SHAPES.has(node.tagName)) live.push(node.tagName)
    for (const {name, value} of node.attrs) {
      const plain = value.replace(/[\0- ]/g, '')
      const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(name)
      if (name.startsWith('on') || (leads && /^(?:javascript|vbscript|data):/i.test(plain))) {
        live.push(`${node.tagName} ${name}=${value}`)
      }
    }
  }
  return live
}

const ALERT = '<script>alert(1)</script>'
const IMAGE = '<img src=x onerror=alert(1)>'

const payloads = [
  ALERT,
  IMAGE,
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<b onclick="alert(1)">x</b>',
  '<style>@import "//a.example"</style>',
  '<object data=x></object><embed src=x>',
  '<form action=//a.example><button>x</button></form>',
  '<meta http-equiv=refresh content=0>',
  `<!-- x -->${ALERT}`,
  `<!-->${ALERT}-->`,
  `<!--->${ALERT}`,
  `<?x ${ALERT}?>`,
  `<![CDATA[${ALERT}]]>`,
  `<!DOCTYPE html>${ALERT}`,
  '[x](javascript:alert(1))',
  '[x](<javascript:alert(1)> "t")',
  '![x](javascript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '<javascript:alert(1)>',
  '<vbscript:x>',
  '[x][a]\n\n[a]: javascript:alert(1)',
  ...[
    'https://a.example/)',
    'HTTPS://a.example/)',
    'ກHTTPS://a.example/)',
    'HtTp://a.example',
    'ftp://a.example/',
    'FTP://a.example/x',
    'irc://a.example/',
    'www.a.example/',
    'WWW.a.example/',
    'wWw.',
    'ກwww.a',
    'a@b.example',
    'a@b.example/',
    'mailto:a@b.example',
    'MAILTO:a@b.example/',
    'xmpp:a@b.example/',
    'http://',
    'http://a.example\\',
    '://',
    '<https://a.example>',
    '<www.',
    '`',
    '``',
    '\\',
    '\\\\',
    '&lt;',
    '|',
    '\\|',
    ']',
    '](',
    '[a](https://b.example "',
    '*',
    '~~',
    '!'
  ].flatMap((front) => [`${front}${ALERT}`, `${front}${IMAGE}`, `${front} ${IMAGE}`])
]

/** Where a text may stand in a document that is read as text. */
const places: Readonly<Record<string, (text: string) => string>> = {
  paragraph: (text) => `ຂໍ້ຄວາມ ${text} ຈົບ.\n`,
  'start of a line': (text) => `${text}\n`,
  title: (text) => `ແຈ້ງການ\n\nກ່ຽວກັບ ${text}\n\nຂໍ້ຄວາມ.\n`,
  heading: (text) => `ມາດຕາ 1 ຫົວຂໍ້ ${text}\n\nຂໍ້ຄວາມ.\n\nມາດຕາ 2 ${text}\n\nຂໍ້ຄວາມ.\n`,
  item: (text) => `ດັ່ງນີ້:\n1) ໜຶ່ງ ${text};\n2) ${text}.\n- ${text}\n`,
  cell: (text) => `ລາຍການ\t${text}\tຈຳນວນ\n${text}\tກ\t${text}\nນ້ຳ\tຂ\t2\n`,
  footnote: (text) => `ຂໍ້ຄວາມ[1].\n\n[1] ${text}\n`,
  suspect: (text) => `ສូមអរគុណ សូមអរគុណ សូមអរគុណ ${text}\nសូមអរគុណ សូមអរគុណ\n`,
  signature: (text) => `ຂໍ້ຄວາມ.\n\nຫົວໜ້າ ${text}\n\nທ້າວ ${text}\n`,
  fields: (text) => `ເລກທີ 12/${text}\nວຽງຈັນ, ວັນທີ 1 ມີນາ 2020\nເຖິງ: ${text}\n\nແຈ້ງການ ${text}\n`
}

/** Where it may stand in Markdown. */
const markdownPlaces: Readonly<Record<string, (text: string) => string>> = {
  paragraph: places.paragraph!,
  'start of a line': places['start of a line']!,
  escaped: (text) => `ຂໍ້ ${text.replace(/[<[!&]/g, '\\$&')} ຈົບ.\n`,
  heading: (text) => `# ${text}\n\n${text}\n---\n`,
  item: (text) => `- ${text}\n  - > ${text}\n1. [ ] ${text}\n`,
  cell: (text) => `| ກ | ${text} |\n| - | - |\n| ${text} | ຂ |\n`,
  footnote: (text) => `ຂໍ້[^1].\n\n[^1]: ${text}\n`,
  quote: (text) => `> ${text}\n> ${text}\n`,
  'front matter': (text) => `---\ntitle: ${text}\nb: "${text}"\n# ${text}\n---\n\nຂໍ້ຄວາມ\n`,
  'link text': (text) => `[${text}](/a) ![${text}](/b.png "${text}")\n`,
  definition: (text) => `[a]: /b "${text}"\n\n[a]\n`,
  strong: (text) => `**ກ ${text}** ~~${text}~~\n`,
  code: (text) => `\`${text}\`\n\n    ${text}\n\n\`\`\`\n${text}\n\`\`\`\n`,
  'HTML block': (text) => `<div>\n${text}\n\n${text}\n</div>\n`
}

function write(source: string, markdown: boolean): string {
  const {corrected, document} = convert(source, {ruleset}, {markdown})
  return toMarkdown(document, corrected)
}

const cases = [
  ...Object.entries(places).map(([name, put]) => [`a text's ${name}`, put, false] as const),
  ...Object.entries(markdownPlaces).map(([name, put]) => [`Markdown's ${name}`, put, true] as const)
]

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('finds what is live in Markdown that holds it', () => {
    expect(findLive(read(`ກ ${IMAGE}\n`))).toEqual(['img onerror=alert(1)'])
  })

  it.each(cases)('finds nothing live in %s', (__, put, markdown) => {
    for (const payload of payloads) {
      const written = write(put(payload), markdown)
      expect({written, live: findLive(read(written))}).toEqual({written, live: []})
    }
  })

  it('finds nothing live in front matter, whatever the title', () => {
    for (const payload of payloads) {
      const yaml = toFrontMatter({...NO_METADATA, title: payload, issuer: `ກ\n${payload}`})
      expect(findLive(read(`---\n${yaml}\n---\n\nກ\n`))).toEqual([])
    }
  })
})

const pieces = fc.constantFrom(
  ...payloads,
  ...[
    'ກ',
    ' ',
    '\n',
    '\n\n',
    '    ',
    '> ',
    '- ',
    '1. ',
    '# ',
    '```\n',
    '`',
    '<',
    '>',
    '</',
    '<!--'
  ],
  ...['-->', '"', "'", '=', '[', ']', '(', ')', '\\', '&', ';', '|', '| - |\n', '---\n', ':', '/']
)

it('is inert whatever is put together', () => {
  const sources = fc.array(pieces, {maxLength: 12}).map((each) => each.join(''))
  fc.assert(
    fc.property(sources, fc.boolean(), (source, markdown) => {
      const written = write(source, markdown)
      for (const read of Object.values(readers)) {
        expect({written, live: findLive(read(written))}).toEqual({written, live: []})
      }
    }),
    {numRuns: 500}
  )
})
