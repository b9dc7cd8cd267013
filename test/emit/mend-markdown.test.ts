import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {compileRules, convert, toMarkdown, toMdast, toText} from '../../src/index.ts'
import {defuse} from '../../src/markdown/defuse.ts'
import {readShippedRules} from '../../src/node.ts'
import {readMarkdown, withoutPositions} from './support/read-markdown.ts'

const {ruleset} = compileRules(readShippedRules())

function mend(source: string, options = {}): string {
  const {corrected, document} = convert(source, {ruleset}, {markdown: true})
  return toMarkdown(document, corrected, options)
}

describe('a Markdown source', () => {
  it.each([
    ['code spans', 'ພິມ `ນໍ້າ ០១` ແລະ ``ຫນ້າ ` ໜ້າ``.\n'],
    ['code', '```js\nconst a = "ນໍ້າ ០១"\n\n  b\n```\n\n    ນໍ້າ ០១\n\n~~~\nນໍ້າ\n~~~\n'],
    ['code in a quote', '> ```\n> > ນໍ້າ ០១\n> ```\n'],
    ['addresses', 'https://a.example/ນໍ້າ?p=១ ແລະ www.b.example/ຫນ້າ, c@d.example.\n'],
    ['link targets', '[ບ່ອນ](/ນໍ້າ/០១ "ຫນ້າ") ແລະ [ອີກ][ນໍ້າ]\n\n[ນໍ້າ]: /ຫນ້າ.html\n'],
    ['images', '![ນໍ້າ ០១](ນໍ້າ.png "ຫນ້າ")\n'],
    ['harmless HTML', 'ຂໍ້ <b title="ນໍ້າ">ສຳຄັນ</b><br>\n\n<div align="center">\nຫນ້າ ០១\n</div>\n'],
    ['comments', '<!-- ນໍ້າ ០១ -->\n\nຂໍ້ <!-- ຫນ້າ --> ຈົບ\n'],
    ['front matter', '---\ntitle: "ນໍ້າ"\nslug: ຫນ້າ-០១\n---\n\nຂໍ້ຄວາມ\n'],
    ['quotes', '> ຄຳອ້າງອີງ\n>\n> - ໜຶ່ງ\n>   ຕໍ່\n>> ຊ້ອນ\n'],
    ['tables', '| ກ | ຂ \\| ຄ |\n|:--|---:|\n| `a \\| ນໍ້າ` | 1 |\n'],
    ['task lists', '* [ ] ຍັງ\n* [x] ແລ້ວ\n\n1) ໜຶ່ງ\n2) ສອງ\n'],
    ['footnotes', 'ຂໍ້ຄວາມ[^ນໍ້າ].\n\n[^ນໍ້າ]: ໝາຍເຫດ.\n'],
    ['headings', 'ຫົວຂໍ້\n======\n\nຫົວຂໍ້ ##\n---\n\n### ຫົວຂໍ້ ###\n'],
    ['escapes and references', 'ກ \\* ຂ &amp; ຄ &lt;ງ> 1\\. ຈ\n'],
    ['emphasis inside words', 'ສະ**ມາ**ຊິກ _ພັກ_ ~~ເກົ່າ~~ ກ*ຂ*ຄ\n'],
    ['rules and hard breaks', 'ແຖວໜຶ່ງ\\\nແຖວສອງ  \nແຖວສາມ\n\n***\n\n- - -\n']
  ])('keeps %s', (_, source) => {
    expect(mend(source)).toBe(source)
  })

  it.each([
    ['# ຫົວຂໍ້ ນໍ້າ\n', '# ຫົວຂໍ້ ນ້ຳ\n'],
    ['ຂໍ້ **ນໍ້າ** `ນໍ້າ` [ນໍ້າ](/ນໍ້າ)\n', 'ຂໍ້ **ນ້ຳ** `ນໍ້າ` [ນ້ຳ](/ນໍ້າ)\n'],
    ['> ນໍ້າ &amp; ໄຟ\n> \\# ນໍ້າ\n', '> ນ້ຳ &amp; ໄຟ\n> \\# ນ້ຳ\n'],
    ['| ນໍ້າ | ໄຟ \\| ນໍ້າ |\n| - | - |\n| 1 | 2 |\n', '| ນ້ຳ | ໄຟ \\| ນ້ຳ |\n| - | - |\n| 1 | 2 |\n'],
    ['* [ ] ນໍ້າ\n\n1. ນໍ້າ[^1]\n\n[^1]: ນໍ້າ\n', '* [ ] ນ້ຳ\n\n1. ນ້ຳ[^1]\n\n[^1]: ນ້ຳ\n'],
    ['<b>ນໍ້າ</b> ແລະ <!-- ນໍ້າ -->\n', '<b>ນ້ຳ</b> ແລະ <!-- ນໍ້າ -->\n'],
    ['\uFEFFນໍ້າ\r\n\r\n```\r\nນໍ້າ\r\n```\r\n', 'ນ້ຳ\n\n```\nນໍ້າ\n```\n']
  ])('of %j has its text corrected in its place', (source, expected) => {
    expect(mend(source)).toBe(expected)
  })

  it('loses a block that leaves the running text, and nothing around it', () => {
    const text = '# ຂ່າວ\n\n- ໜຶ່ງ\n\n- ສອງ\n\nນ້ຳໃນຫ້ວຍສູງຂຶ້ນທຸກມື້ ຍ້ອນຝົນຕົກໜັກຢູ່ຕົ້ນນ້ຳ.\n'
    const source = `${text}\nFacebook Twitter\n\n> Tags: ນ້ຳ, ຝົນ\n\n© 2024 ວິທະຍຸແຄມນ້ຳ\n`
    const {corrected, document} = convert(source, {ruleset}, {markdown: true})
    expect(toText(document)).not.toMatch(/Facebook|Tags|2024/)
    expect(toMarkdown(document, corrected)).toBe(text)
  })

  it('has its markup on record, and none of it in the running text', () => {
    const source = '> ຂໍ້ [ບ່ອນ](https://a.example/x) \\* R&amp;D\n> <b>ໜາ</b>\n\n![ຮູບ](a.png)\n'
    const {corrected} = convert(source, {ruleset}, {markdown: true})
    expect(corrected.text).toBe('ຂໍ້ ບ່ອນ (https://a.example/x) * R&D\nໜາ\n\nຮູບ\n')
  })

  it('has its anchors once, and loses front matter on request alone', () => {
    const source = '---\na: 1\n---\n\n## ມາດຕາ 1 ຈຸດປະສົງ\n\nຂໍ້ຄວາມ.\n'
    const anchored = mend(source, {anchors: true})
    expect(anchored).toContain('## <a id="article-1"></a>ມາດຕາ 1')
    expect(mend(anchored, {anchors: true})).toBe(anchored)
    expect(mend(source, {frontMatter: false})).toBe('## ມາດຕາ 1 ຈຸດປະສົງ\n\nຂໍ້ຄວາມ.\n')
  })
})

const PIECES = [
  ...Array.from('ກຂມານຳໍ້່ຫ '),
  ...['ນໍ້າ', 'ຫນ້າ', '០១', 'ພັກ ', 'a', '1'],
  ...['\n', '\n\n', '\r\n', '    ', '  ', '\t'],
  ...['# ', '- ', '* ', '1. ', '2) ', '> ', '>', '- [ ] ', '---\n', '===\n', '***'],
  ...['`', '```', '```js\n', '~~~\n', '*', '**', '_', '~~', '\\', '&amp;', '&#x41;', '&nope;', '&'],
  ...['[', ']', '](', ')', '](/ນໍ້າ)', '![', '[^1]', '[^1]: ', '[a]: /b\n', '<https://a.la>', '<'],
  ...['https://a.la/ນໍ້າ', 'www.', 'a@b.la', '<b>', '</b>', '<!-- ນໍ້າ -->', '<br>', '<p>\n'],
  ...['| a | b |\n| - | - |\n| ', ' | ', '\\|', '|', 'a: b\n', 'No data\n\n']
]
const sources = fc.array(fc.constantFrom(...PIECES), {maxLength: 40}).map((each) => each.join(''))

/** All that is no text: the kinds of the nodes, code, addresses, HTML. */
function skeleton(markdown: string): unknown[] {
  const parts: unknown[] = []
  visit(readMarkdown(markdown), (node: Nodes) => {
    if (node.type === 'text') return
    const {value = '', url = '', alt = ''} = node as {value?: string; url?: string; alt?: string}
    parts.push([node.type, value, url, alt])
  })
  return parts
}

it('keeps every node of a Markdown source but for the text in it, whatever the source', () => {
  // Nothing is removed here: what may be is another law.
  const letters = {
    ...ruleset,
    operations: new Map(ruleset.operations),
    rewrites: ruleset.rewrites.filter(({kind}) => kind !== 'removal'),
    furniture: []
  }
  for (const name of [
    'ghost-line',
    'menu',
    'link-list',
    'page-end',
    'page-number',
    'running-head',
    'contents',
    'table-ruler'
  ] as const) {
    letters.operations.delete(name)
  }
  fc.assert(
    fc.property(sources, (source) => {
      // HTML that is not harmless becomes code; that is another law, too.
      fc.pre(defuse(source).length === 0)
      const {corrected, document} = convert(source, {ruleset: letters}, {markdown: true})
      const markdown = toMarkdown(document, corrected)
      expect(skeleton(markdown)).toEqual(skeleton(source.replace(/\r\n?/g, '\n')))
    }),
    {numRuns: 2000}
  )
})

it('gives a tree that is the one that its Markdown is read as, with places in the source', () => {
  fc.assert(
    fc.property(sources, (source) => {
      const {corrected, document} = convert(source, {ruleset}, {markdown: true})
      const tree = toMdast(document, corrected)
      const read = readMarkdown(toMarkdown(document, corrected))
      expect(withoutPositions(tree)).toEqual(withoutPositions(read))
      expect(tree.position?.end.offset ?? 0).toBeLessThanOrEqual(source.length)
    }),
    {numRuns: 500}
  )
})
