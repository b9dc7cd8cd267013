import fc from 'fast-check'
import {expect, it} from 'vitest'
import {toMdast} from '../../src/emit/to-mdast.ts'
import {writeMarkdown} from '../../src/emit/to-markdown.ts'
import type {Block, LaoDocument, Section} from '../../src/types.ts'
import {buildCorrected} from './support/build.ts'
import {randomDocuments} from './support/random-document.ts'
import {readMarkdown, withoutPositions} from './support/read-markdown.ts'

const RUNS = {numRuns: 500}

it('reads back as the same tree, whatever the texts hold', () => {
  fc.assert(
    fc.property(randomDocuments, fc.boolean(), ({document, corrected}, anchors) => {
      const root = toMdast(document, corrected, {anchors})
      const markdown = writeMarkdown(root)
      const read = readMarkdown(markdown)
      expect(withoutPositions(read), markdown).toEqual(withoutPositions(root))
      expect(writeMarkdown(read)).toBe(markdown)
    }),
    RUNS
  )
})

/** @returns The document with each part one letter after the one before, from offset 0 on. */
function spread(document: LaoDocument): LaoDocument {
  let at = 0
  const next = (): {start: number; end: number} => ({start: at++, end: at})
  const ofBlock = (block: Block): Block =>
    block.type === 'list'
      ? {
          ...block,
          span: {start: at, end: at + 1},
          items: block.items.map((item) => ({
            ...item,
            span: {start: at, end: at + 1},
            blocks: item.blocks.map(ofBlock)
          }))
        }
      : {...block, span: next()}
  const ofSection = (section: Section): Section => ({
    ...section,
    heading: next(),
    blocks: section.blocks.map(ofBlock),
    sections: section.sections.map(ofSection)
  })
  return {
    ...document,
    title: null,
    preface: document.preface.map(ofBlock),
    sections: document.sections.map(ofSection),
    closing: document.closing.map(ofBlock)
  }
}

it('reads back so with the ends of pages, too', () => {
  fc.assert(
    fc.property(randomDocuments, fc.stringMatching(/^[a\f]{0,20}$/), ({document}, source) => {
      const root = toMdast(spread(document), buildCorrected(source), {pageBreaks: true})
      const markdown = writeMarkdown(root)
      const read = readMarkdown(markdown)
      expect(withoutPositions(read), markdown).toEqual(withoutPositions(root))
      expect(writeMarkdown(read)).toBe(markdown)
    }),
    RUNS
  )
})
