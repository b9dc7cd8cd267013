import fc from 'fast-check'
import {expect, it} from 'vitest'
import {toMdast} from '../../src/emit/to-mdast.ts'
import {writeMarkdown} from '../../src/emit/to-markdown.ts'
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
