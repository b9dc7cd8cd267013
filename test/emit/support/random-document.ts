import fc from 'fast-check'
import type {
  Block,
  Corrected,
  LaoDocument,
  ListItem,
  Section,
  TextBlock
} from '../../../src/types.ts'
import {buildCorrected, buildDocument, NO_METADATA} from './build.ts'

/** Pieces that Markdown, or a careless writer of it, would take for something else. */
const NASTY = [
  'ພາສາລາວ',
  'ນ້ຳ',
  ' ',
  '  ',
  '\t',
  '\u200b',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\f',
  '𝒜',
  '\ud800',
  '\udc00',
  '# ',
  '#',
  '##',
  '- ',
  '-',
  '---',
  '* ',
  '*',
  '**',
  '_',
  '__',
  '___',
  '`',
  '```',
  '~',
  '~~',
  '~~~',
  '+ ',
  '1. ',
  '1) ',
  '12.',
  '1).',
  '> ',
  '>',
  '|',
  '| - |',
  ':-',
  '-|-',
  '=',
  '===',
  '[',
  ']',
  '](',
  '![',
  '[^1]',
  '[^1]: ',
  '[a]: b',
  '<b>',
  '</b>',
  '<!--',
  '<https://a.la>',
  '&amp;',
  '&#32;',
  '&',
  '\\',
  '\\\\',
  '\\|',
  '!',
  '(',
  ')',
  'https://',
  'https://laodoc.example/ກ_ຂ?a=1&b=2',
  'www.',
  'www.laodoc.example',
  '@',
  'a@laodoc.example',
  'mailto:',
  'xmpp:',
  '[ ] ',
  '[x] ',
  '$',
  '{#id}',
  '....',
  '____',
  '"',
  "'",
  'a',
  'b',
  'ພາກ I.',
  ':',
  '/'
]

const text = fc
  .array(
    fc.oneof(
      {weight: 6, arbitrary: fc.constantFrom(...NASTY)},
      fc.string({unit: 'binary', maxLength: 4})
    ),
    {maxLength: 9}
  )
  .map((parts) => parts.join(''))

const NOWHERE = {start: 0, end: 0}

const textBlocks = fc.record<TextBlock>({
  type: fc.constantFrom('paragraph', 'paragraph', 'signature', 'letterhead', 'caption'),
  text,
  span: fc.constant(NOWHERE)
})

const blocks = fc.letrec<{block: Block; item: ListItem}>((tie) => ({
  block: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    textBlocks,
    fc.record({
      type: fc.constant('suspect' as const),
      reason: fc.constant('another script'),
      script: fc.constantFrom('Khmer' as const, 'Latin' as const),
      text,
      span: fc.constant(NOWHERE)
    }),
    fc.record({
      type: fc.constant('table' as const),
      rows: fc.array(fc.array(fc.record({text, span: fc.constant(NOWHERE)}), {maxLength: 3}), {
        maxLength: 3
      }),
      span: fc.constant(NOWHERE)
    }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(tie('item'), {minLength: 1, maxLength: 3}),
      span: fc.constant(NOWHERE)
    })
  ),
  item: fc.record({
    label: fc.option(fc.oneof(fc.constantFrom('1)', '1).', '1.', 'ກ.', '①', '-', '·'), text)),
    blocks: fc.array(tie('block'), {maxLength: 3}),
    span: fc.constant(NOWHERE)
  })
})).block

const sections = fc.letrec<{section: Section}>((tie) => ({
  section: fc.record({
    id: text,
    level: fc.integer({min: 1, max: 8}),
    label: fc.option(fc.oneof(fc.constantFrom('I.', 'ມາດຕາ 5', '1'), text)),
    separator: fc.constantFrom(' ', ': ', '', '\t'),
    number: fc.constant(null),
    title: text,
    heading: fc.constant(NOWHERE),
    span: fc.constant(NOWHERE),
    blocks: fc.array(blocks, {maxLength: 3}),
    sections: fc.oneof(
      {depthSize: 'small'},
      fc.constant([]),
      fc.array(tie('section'), {maxLength: 2})
    )
  })
})).section

/** Documents of any shape with texts of any kind; their spans say nothing. */
export const randomDocuments: fc.Arbitrary<{document: LaoDocument; corrected: Corrected}> = fc
  .record({
    preface: fc.array(blocks, {maxLength: 4}),
    sections: fc.array(sections, {maxLength: 2}),
    closing: fc.array(blocks, {maxLength: 2}),
    title: fc.option(fc.constant(NOWHERE)),
    metadata: fc.record({title: fc.option(text), subject: fc.option(text)})
  })
  .map(({metadata, ...parts}) => ({
    document: buildDocument({...parts, metadata: {...NO_METADATA, ...metadata}}),
    corrected: buildCorrected('')
  }))
