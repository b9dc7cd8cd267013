import {describe, expect, it} from 'vitest'
import {correct, type Corrected} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.05)

const correctText = (source: string): Corrected => correct(source, {ruleset, channel}).corrected

/** The lines that are marked as another language. */
const marked = ({text, suspects}: Corrected): string[] =>
  suspects
    .filter(({reason}) => reason === 'language')
    .map(({span}) => text.slice(span.start, span.end))

// Words of Khmu, Hmong and Iu Mien as their sounds are written in Lao letters, in no sentence.
const khmu = 'ໂອະ ເຢາະ ປຽກ ມາຮ ມະຮ ອອມ ຈຶມບຣໍ ກຶມມຸ ຣວາຍ ກວາງ ຄາດ ປຣຶກ.'
const hmong = 'ກູ່ ຢົວ ຮມົງ ນຢົບ ເຕັຢ ຈໍ່ ນູຢະ ຕູ ຄູ ນຈາວ ຕຊຶ ປວດ ຢາວ ຈູ.'
const mien = 'ເຢີຍ ບວາ ມຽນ ຫຍາດ ຊຽງ ໄມ ຕຸກ ຊຸຍ ຫຼົງ ປຸງ ໂຈວ ເມີຍ ຕ໌ ຫຽວ ໝິ່ງ ໂຊ໌ ໂຮຟ໌.'
const lao = 'ຊາວບ້ານໄດ້ປຶກສາຫາລືກັນ ກ່ຽວກັບການສ້າງໂຮງຮຽນໃໝ່ ແລະ ຕົກລົງໃຫ້ທຸກຄອບຄົວປະກອບສ່ວນແຮງງານ.'

describe('another language in Lao letters', () => {
  it.each([
    ['Khmu', khmu],
    ['Hmong', hmong],
    ['Iu Mien', mien]
  ])('stays as it is, and is marked: %s', (_, passage) => {
    const corrected = correctText(`${passage}\n`)
    expect(corrected.text).toBe(`${passage}\n`)
    expect(corrected.corrections).toEqual([])
    expect(marked(corrected)).toEqual([passage])
  })

  it('is told from the Lao around it', () => {
    const corrected = correctText(`${lao}\n\n${khmu}\n\n${lao.replace('ປຶກສາ', 'ປືກສາ')}\n`)
    expect(corrected.text).toBe(`${lao}\n\n${khmu}\n\n${lao}\n`)
    expect(marked(corrected)).toEqual([khmu])
  })

  it('is told from short lines together, and from a few words beside a passage', () => {
    const lines = khmu.match(/\S+ \S+ \S+/g)!
    expect(marked(correctText(`${lines.join('\n')}\n`))).toEqual(lines)
    expect(marked(correctText(`ອອມ ມາຮ ຣວາຍ\n\n${khmu}\n`))).toEqual(['ອອມ ມາຮ ຣວາຍ', khmu])
    expect(marked(correctText('ອອມ ມາຮ ຣວາຍ\n'))).toEqual([])
  })

  it('is not joined, reordered or taken out by rules of Lao', () => {
    const passage = khmu.replace('ກຶມມຸ', 'ກຶຫນຸ').replace('ຄາດ', 'ຄໍາດ')
    expect(correctText(`${passage}\n`).text).toBe(`${passage}\n`)
  })
})

describe('no other language', () => {
  it.each([
    ['a list of animals', 'ຊ້າງ ມ້າ ງົວ ຄວາຍ ໝູ ໝາ ແມວ ໄກ່ ເປັດ ຫ່ານ ນົກ ໜູ ງູ ເສືອ ໝີ ລີງ ກວາງ'],
    ['a verse in words', 'ດອກ ຈຳປາ ເວລາ ຊົມ ນ້ອງ ນຶກ ເຫັນ ພັນ ຊ່ອງ ມອງ ເຫັນ ຫົວ ໃຈ'],
    ['people', 'ທ້າວ ບຸນມີ, ນາງ ຄຳ, ທ້າວ ໄຊ, ນາງ ຈັນ, ທ້າວ ສີ, ນາງ ແກ້ວ, ທ້າວ ວັນ'],
    ['foreign people', 'ທ່ານ ຫງວຽນ ຝູ ຈ້ອງ, ທ່ານ ຟ້າມ ມິງ ຈິງ, ທ່ານ ເວືອງ ດິ່ງ ເຫວ້'],
    ['abbreviations', 'ສປປ ລາວ ພປປລ ສພຊ ນຍ ປທ ກງ ກຊ ຄສ ລບ ກປ ສສກ ຮຮ ພຂ'],
    ['pairs of tones', 'ປາ ປ້າ ປ່າ ຂາ ຂ້າ ຂ່າ ມາ ມ້າ ມ່າ ໄກ ໄກ່ ໄກ້ ເຂົາ ເຂົ້າ ເຂົ່າ'],
    ['a torn text layer', 'ກໍານ ົ ດລະບຽບ ໃຫ້ຖືກຕ້ອງກ ັ ບ ກ ົ ດໝາຍ ແລະ ເຄ ື່ ອນໄຫວບໍລ ິ ການ'],
    ['marks in another order', 'ທ່ີນີ້ ຊ່ຶງ ນ້ໍາ ນໍ້າ ນຳ້ ຄ່ໍາ ເນ່ືອງ ສ່ົງ ຄ້ັງ ຂ້ຶນ ສ້ິນ']
  ])('is %s', (_, text) => {
    expect(marked(correctText(`${text}\n`))).toEqual([])
  })

  it('is marked without a language model', () => {
    expect(marked(correct(`${khmu}\n`, {ruleset}).corrected)).toEqual([])
  })
})
