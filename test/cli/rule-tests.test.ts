import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const rule = (id: string, after: string, more = ''): string => `
  - id: ${id}
    description: A spelling.
    kind: rewrite
    confidence: 0.9
    text: ກໍ່
    replace: ກໍ
    examples:
      - before: "ກໍ່"
        after: "${after}"${more}
    counterexamples: ["ກໍ"]
`

const file = (...rules: string[]): string =>
  `type: rewrite\ndescription: Spellings.\nrules:${rules.join('')}`

describe('laodoc rules test', () => {
  it('shows what fails, marks apart, and which rules no example fires', () => {
    const cwd = temporaryFolder({
      'mine/spellings.yaml': file(rule('sound', 'ກໍ'), rule('failing', 'ກໍ້')),
      'mine/months.yaml':
        'type: vocabulary\ndescription: Months.\n' +
        'rules: [{list: months, id: tenth, description: Ten., words: [ສິບ], value: 10}]\n'
    })
    const {status, stdout, stderr} = laodoc(['rules', 'test', '--rules', 'mine', '--coverage'], {
      cwd
    })
    expect(status).toBe(2)
    expect(stdout).toContain(
      'mine/spellings.yaml:22:9: the example fails (spellings/failing)\n' +
        '  expected  ກ ◌ໍ ◌້\n' +
        '  got       ກ ◌ໍ -\n' +
        '                ^\n'
    )
    const lines = stdout.split('\n')
    expect(lines).toContain(
      'mine/spellings.yaml:15:5: spellings/failing has no example that comes out'
    )
    expect(lines).toContain('mine/months.yaml:3:9: months/tenth has no example')
    expect(stdout).not.toContain('spellings/sound')
    expect(stderr).toMatch(/\d+ of \d+ rules are fired by an example/)
  })

  it('names slips that would pass in silence', () => {
    const words = (id: string, list: string, value: string): string =>
      `  - {list: ${list}, id: ${id}, description: d, words: [ກ], value: ${value}}\n`
    const cwd = temporaryFolder({
      'a/x.yaml': file(rule('same', 'ກໍ')),
      'b/x.yaml': file(rule('same', 'ກໍ')),
      'lexikon/names.txt': 'ດອນແດງ\n',
      'words.yaml':
        'type: vocabulary\ndescription: d\nrules:\n' +
        words('a', 'month', '1') +
        words('b', 'months', '13') +
        words('c', 'places', '13')
    })
    const {status, stderr} = laodoc(['rules', 'test', '--rules', '.'], {cwd})
    expect(status).toBe(2)
    expect(stderr.trim().split('\n').slice(1)).toEqual([
      '  b/x.yaml:4:5: the id "x/same" is taken by the rule at a/x.yaml:4',
      '  lexikon/names.txt:1:1: put lists of words into the folder "lexicon"',
      '  words.yaml:4:12: unknown name "month": did you mean "months" or "month-cues"?',
      '  words.yaml:5:62: the list "months" expects the number of a month, 1 to 12, found 13',
      '  words.yaml:6:62: the list "places" expects nothing: its words stand for themselves, found 13'
    ])
    expect(laodoc(['rules', 'test', '--rules', 'gone'], {cwd})).toMatchObject({
      status: 2,
      stderr: 'laodoc: --rules: gone: there is no such folder\n'
    })
  })

  it('names the rule that makes the change of another', () => {
    const confusion = (id: string): string =>
      `type: confusions
description: Of a scanner.
rules:
  - id: ${id}
    description: d
    entries: [[ຟ, ພ, 0.1]]
    examples: [{before: "ຟະນັກງານ", after: "ພະນັກງານ"}]
    counterexamples: ["ຟັງສຽງ"]
`
    const cwd = temporaryFolder({
      'mine/confusions/one.yaml': confusion('first'),
      'mine/confusions/two.yaml': confusion('second')
    })
    const {status, stdout} = laodoc(['rules', 'test', '--rules', 'mine'], {cwd})
    expect(status).toBe(2)
    expect(stdout).toMatch(
      /one\.yaml:7:\d+: another rule makes the change \(two\/second\); leave it to one of them/
    )
  })

  it('tells the same for programs', () => {
    const cwd = temporaryFolder({'mine/spellings.yaml': file(rule('failing', 'ກໍ້'))})
    const {stdout} = laodoc(['rules', 'test', '--rules', 'mine', '--json'], {cwd})
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'mine/spellings.yaml',
      line: 11,
      ruleId: 'spellings/failing',
      what: 'the example fails',
      expected: 'ກໍ້',
      got: 'ກໍ'
    })
  })
})

describe('laodoc rules list', () => {
  // Both ຳ are split; the truth says that one of them is a word and a letter.
  const cwd = temporaryFolder({
    'in/a.txt': 'ເຮັດວຽກນໍາກັນ 𝄞 ແລະ ຄໍາສັ່ງ\n',
    'truth/a.txt': 'ເຮັດວຽກນຳກັນ 𝄞 ແລະ ຄຳສັ່ງ\n',
    'in/b.txt': 'ວັນທີ ៥ ມັງກອນ\n',
    'truth/b.txt': 'ວັນທີ ໖ ມັງກອນ\n'
  })
  laodoc(['run', 'in'], {cwd})
  interface Row {
    readonly id: string
    readonly applied?: number
    readonly documents?: number
    readonly precision?: number | null
  }
  const list = (...args: string[]): Row[] =>
    laodoc(['rules', 'list', '--json', ...args], {cwd})
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)

  it('counts what each rule did in a run, the busiest first', () => {
    const [first, second, third] = list('--run', 'out')
    expect(first).toMatchObject({id: 'marks/split-am', applied: 2, suggested: 0, documents: 1})
    expect(second).toMatchObject({id: 'foreign/foreign-digit', applied: 1})
    expect(third?.applied).toBe(0)
    expect(list()[0]).not.toHaveProperty('applied')
  })

  it('tells how often each was right', () => {
    const rows = list('--run', 'out', '--truth', 'truth')
    const precision = (id: string): number | null | undefined =>
      rows.find((row) => row.id === id)?.precision
    // Two spellings of one letter are no matter of right or wrong.
    expect(precision('marks/split-am')).toBeNull()
    expect(precision('foreign/foreign-digit')).not.toBe(1)
    const {stdout} = laodoc(['rules', 'list', '--run', 'out'], {cwd})
    expect(stdout.split('\n')[0]).toMatch(/^marks\/split-am\tencoding\t1\t2\t0\t-\t/)
  })

  it.each([
    ['gone', ['--run', 'gone']],
    ['no results of a run there', ['--run', 'in']],
    ['name the run', ['--truth', 'truth']]
  ])('says where it cannot: %s', (message, args) => {
    const {status, stderr} = laodoc(['rules', 'list', ...args], {cwd})
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
