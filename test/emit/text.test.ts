import {expect, it} from 'vitest'
import {toText} from '../../src/emit/to-text.ts'
import {buildDocument, item, list, section, spanOf, textBlock} from './support/build.ts'

it('writes a block a line, with labels, in reading order', () => {
  const text = 'ແຈ້ງການ\nມາດຕາ 1: ຂອບເຂດ\n1) ໜຶ່ງ\nຕໍ່\n· ສອງ\nກ\tຂ\nខ្មែរ\nລາຍເຊັນ'
  const table = {text: 'ກ', span: spanOf(text, 'ກ\tຂ')}
  const document = buildDocument({
    preface: [textBlock(text, 'ແຈ້ງການ')],
    sections: [
      section(text, {
        id: '1',
        level: 1,
        label: 'ມາດຕາ 1',
        separator: ': ',
        title: 'ຂອບເຂດ',
        blocks: [
          list(true, item(text, '1)', textBlock(text, 'ໜຶ່ງ'), textBlock(text, 'ຕໍ່'))),
          list(false, item(text, '·', textBlock(text, 'ສອງ')), item(text, '·')),
          {type: 'table', rows: [[table, {...table, text: 'ຂ'}]], span: table.span},
          {
            type: 'suspect',
            reason: 'a line in Khmer',
            script: 'Khmer',
            text: 'ខ្មែរ',
            span: spanOf(text, 'ខ្មែរ')
          }
        ]
      })
    ],
    closing: [textBlock(text, 'ລາຍເຊັນ', 'signature')]
  })
  expect(toText(document)).toBe('ແຈ້ງການ\nມາດຕາ 1: ຂອບເຂດ\n1) ໜຶ່ງ\nຕໍ່\n· ສອງ\n·\nກ\tຂ\nខ្មែរ\nລາຍເຊັນ\n')
  expect(toText(buildDocument())).toBe('')
})
