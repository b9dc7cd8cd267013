import fc from 'fast-check'
import type {Root, RootContent} from 'mdast'
import {toMarkdown} from 'mdast-util-to-markdown'
import {describe, expect, it} from 'vitest'
import {MARKDOWN_EXTENSIONS, MARKDOWN_STYLE} from '../../src/emit/markdown-style.ts'
import {isPlainText} from '../../src/emit/plain-text.ts'
import {writeMarkdown} from '../../src/emit/to-markdown.ts'
import {readMarkdown, withoutPositions} from './support/read-markdown.ts'

describe('isPlainText', () => {
  it.each([
    'ບ້ານມີນ້ຳພຽງພໍ.',
    'ແຜນງານ (ໄລຍະ 1): 12,5% - 3/4; "ບ້ານ" = 7 > 3 + 1',
    '1. ສ້ອມແປງທາງ',
    '(ກ) ທາງໃນບ້ານ',
    'ເວລາ 8:30, ວັນທີ 6/11/2023'
  ])('takes %s', (text) => {
    expect(isPlainText(text)).toBe(true)
  })

  it.each([
    '',
    ' ກ',
    'ກ ',
    '- ກ',
    '+ ກ',
    '# ກ',
    '> ກ',
    '=',
    'ກ\nຂ',
    'ກ\tຂ',
    'ກ*ຂ*',
    'ກ & ຂ',
    'ກ@ຂ',
    'www.ກ',
    'https://ກ',
    'ກ\\ຂ',
    '\ufeffກ',
    'ກ\ud800'
  ])('does not take %j', (text) => {
    expect(isPlainText(text)).toBe(false)
  })
})

const pieces = fc.oneof(
  {weight: 4, arbitrary: fc.constantFrom('ກ', 'ນ້ຳ', 'ລາວ', 'a', 'w', 'W', 's', '1', '໑', ' ', ' ')},
  fc.integer({min: 0x20, max: 0x7e}).map((code) => String.fromCharCode(code)),
  fc.constantFrom('1.', '1)', '1. ', 'www.', '://', '\t', '\n', '\u00a0', '\u200b', '\u2028', '🙂')
)
const texts = fc.array(pieces, {maxLength: 12}).map((each) => each.join(''))

const blocks = fc
  .tuple(
    fc.constantFrom('paragraph', 'heading', 'item', 'quote'),
    texts,
    fc.integer({min: 1, max: 6})
  )
  .map(([type, value, depth]): RootContent => {
    const children = [{type: 'text' as const, value}]
    if (type === 'heading') return {type, depth: depth as 1, children}
    const paragraph = {type: 'paragraph' as const, children}
    if (type === 'quote') return {type: 'blockquote', children: [paragraph]}
    if (type === 'item')
      return {type: 'list', children: [{type: 'listItem', children: [paragraph]}]}
    return paragraph
  })

it('is written as the writer itself would write it', () => {
  const roots = fc.array(blocks, {maxLength: 3}).map((children): Root => ({type: 'root', children}))
  fc.assert(
    fc.property(roots, (root) => {
      const own = toMarkdown(root, {...MARKDOWN_STYLE, extensions: [...MARKDOWN_EXTENSIONS]})
      expect(writeMarkdown(root)).toBe(own)
    }),
    {numRuns: 2000}
  )
})

it('reads back as the same text, and as nothing else', () => {
  fc.assert(
    fc.property(texts.filter(isPlainText), (value) => {
      const root: Root = {
        type: 'root',
        children: [{type: 'paragraph', children: [{type: 'text', value}]}]
      }
      expect(withoutPositions(readMarkdown(writeMarkdown(root)))).toEqual(root)
    }),
    {numRuns: 500}
  )
})
