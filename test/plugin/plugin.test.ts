import type {Node} from 'unist'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {readShippedRules} from '../../src/node.ts'
import {laodocCorrect} from '../../src/plugin/laodoc-correct.ts'
import {laodocParse} from '../../src/plugin/laodoc-parse.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'

const {ruleset} = compileRules(readShippedRules())

describe('laodocParse', () => {
  const source = '\uFEFFເລກທີ ០៤២/ບດ\r\n\r\nI. ສະພາບລວມ\r\n\r\nບ້ານດອນແກ້ວມີນ້ໍາໃຊ້ພຽງພໍຕະຫຼອດປີ.\r\n'

  it('gives Markdown through remark-stringify alone', async () => {
    const file = await unified().use(laodocParse, {ruleset}).use(remarkStringify).process(source)
    expect(String(file)).toContain('ເລກທີ ໐໔໒/ບດ')
    expect(String(file)).toContain('ບ້ານດອນແກ້ວມີນ້ຳໃຊ້ພຽງພໍຕະຫຼອດປີ.')
    expect(file.data.laodoc?.corrected.source).toBe(source)
    expect(file.data.laodoc?.document.sections.length).toBeGreaterThan(0)
  })

  it('points its nodes and messages into the source', () => {
    const file = new VFile(source)
    const root = unified().use(laodocParse, {ruleset}).parse(file)
    const slice = (node: Node): string =>
      source.slice(node.position?.start.offset, node.position?.end.offset)
    expect(root.children.filter(({type}) => type !== 'yaml').map(slice)).toContain('I. ສະພາບລວມ')
    const digit = file.messages.find(({actual}) => actual?.includes('០'))
    expect(digit).toMatchObject({source: 'laodoc', line: 1, fatal: undefined})
    expect(digit?.ruleId).toMatch(/foreign/)
  })

  it('reads files whose name ends in .md as Markdown', () => {
    const file = new VFile({path: 'a.md', value: '## ສະພາບລວມ\n\nບ້ານດອນມີນ້ຳ.\n'})
    unified().use(laodocParse, {ruleset}).parse(file)
    expect(file.data.laodoc?.corrected.text).not.toContain('#')
  })
})

describe('laodocCorrect', () => {
  const markdown = '# ເລກທີ ០៤២\n\n- ມີ **ນ້ໍາ** `០`\n- \\* ປີ ២ ຄັ້ງ\n\n12\n'

  it('corrects the texts of a tree and leaves structure and code alone', async () => {
    const file = await unified()
      .use(remarkParse)
      .use(laodocCorrect, {ruleset})
      .use(remarkStringify, {bullet: '-'})
      .process(markdown)
    expect(String(file)).toBe('# ເລກທີ ໐໔໒\n\n- ມີ **ນ້ຳ** `០`\n- \\* ປີ ໒ ຄັ້ງ\n\n12\n')
    const places = file.messages.map(({place}) =>
      place !== undefined && 'start' in place
        ? markdown.slice(place.start.offset, place.end.offset)
        : ''
    )
    expect(places.join(' ')).toMatch(/^០(?:៤២)?.*ໍ/)
    expect(places.at(-1)).toBe('\\* ປີ ២ ຄັ້ງ')
  })
})
