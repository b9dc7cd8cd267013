import {describe, expect, it} from 'vitest'
import {createDecisionsFor, formatProblem, readDecisions} from '../../src/index.ts'
import type {DocumentDecisions} from '../../src/index.ts'

const hash = (digit: string): string => digit.repeat(64)

const decision = `
      - verdict: reject
        start: 14
        end: 15
        left: "ສະມາຊິກ"
        before: "ຝ"
        after: "ພ"
        right: "ັກ"
        rule: letters/letter-for-letter`

const file = `# What was decided in June.
type: decisions
documents:
  - path: a/page.txt
    sha256: ${hash('a')}
    decisions:${decision}
        kind: confusion
        phase: channel
        note: a name
`

function problemsOf(text: string): string[] {
  const read = readDecisions('june.yaml', text)
  return 'problems' in read ? read.problems.map(formatProblem) : []
}

function documentsOf(text: string): readonly DocumentDecisions[] {
  const read = readDecisions('june.yaml', text)
  expect(read).toHaveProperty('documents')
  return 'documents' in read ? read.documents : []
}

describe('readDecisions', () => {
  it('reads a file', () => {
    expect(documentsOf(file)).toEqual([
      {
        path: 'a/page.txt',
        sha256: hash('a'),
        decisions: [
          {
            verdict: 'reject',
            start: 14,
            end: 15,
            left: 'ສະມາຊິກ',
            before: 'ຝ',
            after: 'ພ',
            right: 'ັກ',
            rule: 'letters/letter-for-letter',
            kind: 'confusion',
            phase: 'channel',
            note: 'a name'
          }
        ]
      }
    ])
  })

  it('reads the same as JSON', () => {
    const documents = documentsOf(file)
    expect(documentsOf(JSON.stringify({type: 'decisions', documents}))).toEqual(documents)
  })

  it('tells all that is wrong at once, with places', () => {
    const text = file
      .replace('type: decisions', 'type: choices')
      .replace(hash('a'), 'a1')
      .replace('verdict: reject', 'verdict: maybe')
      .replace('end: 15', 'end: 16')
      .replace('note: a name', 'remark: a name')
    expect(problemsOf(text)).toEqual([
      'june.yaml:2:7: expected "decisions", found "choices"',
      'june.yaml:5:13: expected the 64 digits of a SHA-256',
      'june.yaml:7:18: expected one of "accept", "reject", found "maybe"',
      'june.yaml:17:9: unknown key "remark"'
    ])
    expect(problemsOf(file.replace('end: 15', 'end: 16'))).toEqual([
      'june.yaml:11:17: before is not as long as from start to end'
    ])
    expect(problemsOf(file.replace('after: "ພ"', 'after: "ຝ"'))).toEqual([
      'june.yaml:7:9: before and after are the same'
    ])
    expect(problemsOf('documents: [')[0]).toMatch(/^june\.yaml:1:\d+: YAML/)
    expect(problemsOf('')).toEqual(['june.yaml:1:1: expected a mapping, found nothing'])
  })

  it('refuses halves of surrogate pairs', () => {
    expect(problemsOf(file.replace('after: "ພ"', 'after: "\\uD800"'))).toEqual([
      'june.yaml:12:16: half of a surrogate pair is no text'
    ])
  })

  it.each([
    ['the same change both ways', decision.replace('reject', 'accept')],
    [
      'two accepted changes of one place',
      [decision, decision.replace('"ພ"', '"ຜ"')].join('').replaceAll('reject', 'accept')
    ]
  ])('refuses %s', (_, more) => {
    const text = file.replace(decision, `${more.includes('ຜ') ? '' : decision}${more}`)
    expect(problemsOf(text)).toEqual(['june.yaml:15:9: decided otherwise on line 7'])
  })

  it('takes the same decision twice for one', () => {
    expect(problemsOf(file.replace(decision, decision + decision))).toEqual([])
  })
})

describe('createDecisionsFor', () => {
  const [sample] = documentsOf(file)
  const [first] = sample!.decisions
  const entry = (path: string, digit: string, note: string): DocumentDecisions => ({
    path,
    sha256: hash(digit),
    decisions: [{...first!, note}]
  })
  const decisionsFor = createDecisionsFor([
    entry('a.txt', '1', 'old state'),
    entry('a.txt', '2', 'this state'),
    entry('b.txt', '2', 'same bytes'),
    entry('c.txt', '3', 'another document')
  ])
  const notes = (path: string, digit: string): (string | undefined)[] =>
    decisionsFor(path, hash(digit)).map(({note}) => note)

  it('goes by the bytes, and then by the path', () => {
    expect(notes('a.txt', '2')).toEqual(['this state', 'same bytes', 'old state'])
    expect(notes('moved.txt', '3')).toEqual(['another document'])
    expect(notes('c.txt', '4')).toEqual(['another document'])
    expect(notes('d.txt', '4')).toEqual([])
  })
})
