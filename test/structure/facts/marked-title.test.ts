import {describe, expect, it} from 'vitest'
import {compileRules, convert} from '../../../src/index.ts'
import {readShippedRules} from '../../../src/node.ts'
import type {Metadata} from '../../../src/types.ts'

const {ruleset} = compileRules(readShippedRules())

function metadataOf(source: string): Metadata {
  return convert(source, {ruleset}, {markdown: true}).document.metadata
}

const BODY =
  'ຊາວສວນບ້ານນາສາລາ ເລີ່ມເກັບໝາກມ່ວງລະດູແລ້ງ ແຕ່ຕົ້ນອາທິດນີ້ ໂດຍມີພໍ່ຄ້າຈາກຫຼາຍແຂວງ ມາຮັບຊື້ເຖິງສວນ ໃນລາຄາທີ່ດີກວ່າປີກາຍ.'

describe('the title of a Markdown document without a letterhead', () => {
  it('is the heading of the highest rank, however short', () => {
    const source = `ສະມາຄົມຊາວສວນ ແລະ ຜູ້ປູກໝາກໄມ້ ເມືອງນາແສງ ຂໍສະເໜີ\n\n# ໝາກມ່ວງ\n\n${BODY}\n\n## ລາຄາ\n\n${BODY}\n`
    expect(metadataOf(source).title).toBe('ໝາກມ່ວງ')
  })
  it('is no line above it, though that is a kind of document', () => {
    const source = `ແຈ້ງການ\n\nກ່ຽວກັບ ພວກເຮົາ\n\n# ຊາວສວນເກັບໝາກມ່ວງ\n\n${BODY}\n`
    expect(metadataOf(source)).toMatchObject({title: 'ຊາວສວນເກັບໝາກມ່ວງ', kind: null})
  })
  it('tells kind and subject, and ends where its line does', () => {
    const source = `ໜ້າຫຼັກ\n\n# ແຈ້ງການ ກ່ຽວກັບ ການເກັບໝາກມ່ວງ\n\nບ້ານນາສາລາ\n\n${BODY}\n`
    expect(metadataOf(source)).toMatchObject({
      title: 'ແຈ້ງການ ກ່ຽວກັບ ການເກັບໝາກມ່ວງ',
      kind: 'ແຈ້ງການ',
      subject: 'ການເກັບໝາກມ່ວງ'
    })
  })
  it('may stand below the kind', () => {
    const source = `# ແຈ້ງການ\n\nກ່ຽວກັບ ການເກັບໝາກມ່ວງ\n\n${BODY}\n`
    expect(metadataOf(source)).toMatchObject({kind: 'ແຈ້ງການ', subject: 'ການເກັບໝາກມ່ວງ'})
  })
  it.each(['## ລາຄາ', '## I. ລາຄາ'])('is not a division of the text: %s', (heading) => {
    const source = `ໝາກມ່ວງລະດູແລ້ງ ຂອງຊາວສວນ\n\n${BODY}\n\n${heading}\n\n${BODY}\n\n## ນ້ຳ\n\n${BODY}\n`
    expect(metadataOf(source).title).toBe('ໝາກມ່ວງລະດູແລ້ງ ຂອງຊາວສວນ')
  })
})
