import {readFileSync, readdirSync} from 'node:fs'
import fc from 'fast-check'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {convert} from '../../src/convert.ts'
import {readLabels} from '../../src/labels/read-labels.ts'
import {findRuns, readTables} from '../../src/lines/find-tables.ts'
import {readLines} from '../../src/lines/read-lines.ts'
import {Reading} from '../../src/lines/reading.ts'
import {measureWraps} from '../../src/lines/wraps.ts'
import {loadShipped} from '../support/shipped.ts'

vi.mock('../../src/lines/read-lines.ts', {spy: true})
vi.mock('../../src/lines/find-tables.ts', {spy: true})
vi.mock('../../src/lines/wraps.ts', {spy: true})
vi.mock('../../src/labels/read-labels.ts', {spy: true})

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.0025)

afterEach(() => {
  vi.clearAllMocks()
})

function eachOnce(texts: readonly unknown[]): void {
  expect(texts).toEqual([...new Set(texts)])
}

describe('a text', () => {
  it.each(readdirSync('corpus'))('is read once for each time that it differs: %s', (name) => {
    const source = readFileSync(`corpus/${name}`, 'utf8')
    convert(source, {ruleset, channel}, {markdown: name.endsWith('.md')})
    const read = vi.mocked(readLines).mock.calls.map(([text]) => text)
    expect(read.length).toBeGreaterThan(0)
    eachOnce(read)
    eachOnce(vi.mocked(readLabels).mock.calls.map(([text]) => text))
    eachOnce(vi.mocked(measureWraps).mock.calls.map(([lines]) => lines))
    const whole = vi.mocked(findRuns).mock.calls.filter(([{lines}, some]) => some === lines)
    eachOnce(whole.map(([{text}]) => text))
  })
})

describe('a reading', () => {
  const unit = fc.constantFrom(
    ...['ບ້ານ\tຄົນ\n', 'ນາ\t12\n', '1. ໄມ້   5\n', 'ໂພນ  7  8\n', '  ຕໍ່\n', '----  ---\n', '\n'],
    ...['ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ.\n', '| ນາ | 5 |\n', '\f']
  )

  it('leaves lines out of its tables as if they held nothing', () => {
    fc.assert(
      fc.property(fc.array(unit, {maxLength: 30}), fc.func(fc.boolean()), (parts, isOut) => {
        const reading = new Reading(parts.join(''), ruleset)
        const {lines} = reading
        const anew = findRuns(reading, lines, isOut).flatMap((run) => readTables(reading, run))
        expect(reading.tablesBut(isOut)).toEqual(anew)
        expect(reading.tablesBut(() => false)).toEqual(reading.tables)
      })
    )
  })

  it('of the same text is the same', () => {
    const reading = new Reading('ບ້ານ', ruleset)
    expect(reading.of('ບ້ານ')).toBe(reading)
    expect(reading.of('ນາ').text).toBe('ນາ')
  })
})
