import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readDecisions} from '../../src/index.ts'
import {readCodePoints} from '../../src/report/shared/code-points.ts'
import {makeDecision} from '../../src/report/shared/make-decision.ts'
import {nameOfChange, nameOfDecision} from '../../src/report/shared/change-name.ts'
import {writeDecisions} from '../../src/report/shared/write-decisions.ts'
import {changeOf} from './document-of.ts'

const sha256 = 'a'.repeat(64)

describe('the file of decisions', () => {
  it('is one that people can read', () => {
    const word = 'ສະມາຊິກຝັກ'
    const change = changeOf({start: 7, end: 8, after: 'ພ', rule: 'letters/letter-for-letter'})
    const decision = makeDecision(word, readCodePoints(word), change, {
      verdict: 'accept',
      note: 'ແນ່ນອນ'
    })
    expect(writeDecisions([{path: 'a/1.txt', sha256, decisions: [decision]}])).toBe(
      [
        'type: decisions',
        'documents:',
        '  - path: "a/1.txt"',
        `    sha256: "${sha256}"`,
        '    decisions:',
        '      - verdict: accept',
        '        start: 7',
        '        end: 8',
        '        left: "ສະມາຊິກ"',
        '        before: "ຝ"',
        '        after: "ພ"',
        '        right: "ັກ"',
        '        rule: "letters/letter-for-letter"',
        '        kind: "confusion"',
        '        phase: "channel"',
        '        note: "ແນ່ນອນ"',
        ''
      ].join('\n')
    )
  })

  it('is sorted by path and place, without documents that nothing was decided of', () => {
    const at = (start: number) =>
      makeDecision('ກຂຄງ', readCodePoints('ກຂຄງ'), changeOf({start, end: start + 1, after: 'ຈ'}), {
        verdict: 'reject'
      })
    const text = writeDecisions([
      {path: 'b', sha256, decisions: [at(2), at(0)]},
      {path: 'c', sha256, decisions: []},
      {path: 'a', sha256, decisions: [at(1)]}
    ])
    expect(text.match(/path: .*|start: \d/g)).toEqual([
      'path: "a"',
      'start: 1',
      'path: "b"',
      'start: 0',
      'start: 2'
    ])
    expect(writeDecisions([])).toBe('type: decisions\ndocuments: []\n')
  })

  it('is read by the program as it was meant, whatever the text', () => {
    const unit = fc.constantFrom(
      'ກ',
      'ິ',
      '"',
      '\\',
      '\n',
      '\t',
      '\u2028',
      '\uFEFF',
      '𠮷',
      '\u0085',
      '#',
      ' '
    )
    const text = fc.string({unit, minLength: 1, maxLength: 40})
    fc.assert(
      fc.property(text, fc.nat(40), fc.string({unit, maxLength: 4}), (source, from, after) => {
        const points = Array.from(source)
        const start = points.slice(0, from % points.length).join('').length
        const end = start + points[from % points.length]!.length
        const change = changeOf({start, end, after: `${after}ຈ`})
        const decision = makeDecision(source, readCodePoints(source), change, {verdict: 'accept'})
        expect(nameOfDecision(decision)).toBe(nameOfChange(readCodePoints(source), change))
        const read = readDecisions(
          'd.yaml',
          writeDecisions([{path: source, sha256, decisions: [decision]}])
        )
        expect('problems' in read ? read.problems : []).toEqual([])
        if (!('documents' in read)) return
        const [document] = read.documents
        expect(document?.path).toBe(source)
        expect(document?.decisions[0]).toMatchObject(decision)
      })
    )
  })
})
