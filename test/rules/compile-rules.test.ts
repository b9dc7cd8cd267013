import {describe, expect, it} from 'vitest'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {formatProblem} from '../../src/rules/problem.ts'
import type {RuleFile, Ruleset} from '../../src/types.ts'
import {own, rewriteFile, shipped} from './rule-file.ts'

function compile(...files: RuleFile[]): Ruleset {
  const {ruleset, problems} = compileRules(files)
  expect(problems.map(formatProblem)).toEqual([])
  return ruleset
}

function problemsOf(...files: RuleFile[]): string[] {
  return compileRules(files).problems.map(formatProblem)
}

const digits = `type: operations
description: Digits of other scripts.
defaults: {kind: digit, confidence: 0.9}
rules:
  - id: stray
    description: A digit of Khmer in a Lao line.
    operation: foreign-digit
    examples:
      - before: ເລກທີ ៤
        after: ເລກທີ ໔
    counterexamples:
      - ເລກທີ 4
  - id: mark
    description: The mark at the front.
    kind: encoding
    confidence: 1
    operation: byte-order-mark
    examples: [{before: "\\uFEFFກ", after: ກ}]
    counterexamples: [ກ]
`

describe('compileRules', () => {
  it('compiles operations, with the defaults of their file', () => {
    const {operations, all} = compile(shipped('correct/digits.yaml', digits))
    expect([...operations.keys()]).toEqual(['foreign-digit', 'byte-order-mark'])
    expect(operations.get('foreign-digit')).toEqual({
      id: 'digits/stray',
      description: 'A digit of Khmer in a Lao line.',
      kind: 'digit',
      confidence: 0.9,
      examples: [
        {
          before: 'ເລກທີ ៤',
          after: 'ເລກທີ ໔',
          place: {file: 'rules/correct/digits.yaml', line: 9, column: 9}
        }
      ],
      counterexamples: [
        {text: 'ເລກທີ 4', place: {file: 'rules/correct/digits.yaml', line: 12, column: 9}}
      ],
      place: {file: 'rules/correct/digits.yaml', line: 5, column: 5},
      operation: 'foreign-digit',
      settings: {}
    })
    expect(operations.get('byte-order-mark')).toMatchObject({kind: 'encoding', confidence: 1})
    expect(all.map(({id}) => id)).toEqual(['digits/stray', 'digits/mark'])
  })

  it('compiles rewrites of texts and of patterns', () => {
    const {rewrites} = compile(
      rewriteFile('correct/x.yaml', [
        'id: one, text: ກກ, replace: $$ກ',
        'id: many, text: [ກ, ກກ], replace: ຂ, phase: order',
        "id: pattern, pattern: '(?<a>ກ)(ຂ)?', replace: '$<a>-$2-$0', kind: spacing"
      ])
    )
    const [one, many, pattern] = rewrites
    expect(rewrites.map(({phase, kind}) => [phase, kind])).toEqual([
      ['scar', 'rewrite'],
      ['order', 'rewrite'],
      ['scar', 'spacing']
    ])
    expect(one!.finder.findAll('ກກກກກ').map(({start, end}) => [start, end])).toEqual([
      [0, 2],
      [2, 4]
    ])
    expect(one!.replacement(one!.finder.findAll('ກກ')[0]!)).toBe('$ກ')
    expect(many!.finder.findAll('ກກກ').map(({groups}) => groups)).toEqual([['ກກ'], ['ກ']])
    const write = (text: string): string[] =>
      pattern!.finder.findAll(text).map(pattern!.replacement)
    expect(write('ກຂ ກ')).toEqual(['ກ-ຂ-ກຂ', 'ກ--ກ'])
  })

  it('compiles furniture to finders of whole lines', () => {
    const {furniture} = compile(
      shipped(
        'structure/web.yaml',
        `type: furniture
description: d
defaults: {confidence: 0.9}
rules:
  - {id: number, description: d, pattern: '- ?[0-9]{1,4} ?-|\\d+', reason: page number, examples: ['- 2 -'], counterexamples: [ກ 2]}
  - {id: menu, description: d, lines: [ໜ້າຫຼັກ, No data], reason: menu, examples: [{before: "ກ\\nNo data\\n", after: "ກ\\n"}], counterexamples: [ກ]}
`
      )
    )
    const hits = (at: number, text: string): string[] =>
      furniture[at]!.finder.findAll(text).map(({start, end}) => text.slice(start, end))
    expect(hits(0, 'ກ 2\n\t- 2 - \n12\n\f-3-\n12 ກ')).toEqual(['- 2 -', '12', '-3-'])
    expect(hits(1, 'No data\n No data.\nຫນ້າຫຼັກ\u200b\n')).toEqual(['No data', 'ຫນ້າຫຼັກ'])
    expect(furniture.map(({kind, reason}) => [kind, reason])).toEqual([
      ['removal', 'page number'],
      ['removal', 'menu']
    ])
    expect(furniture[0]!.examples).toMatchObject([{before: '- 2 -', after: ''}])
  })

  it('collects vocabulary by list, over several files', () => {
    const {vocabulary} = compile(
      shipped(
        'structure/months.yaml',
        `type: vocabulary
description: d
list: months
rules:
  - {id: august, description: d, words: [ສິງຫາ, August], value: 8, examples: [ວັນທີ 5 ສິງຫາ]}
  - {id: kind, description: d, list: kinds, words: [ຄຳສັ່ງ]}
`
      ),
      own(
        'structure/more.yaml',
        'type: vocabulary\ndescription: d\nlist: months\nrules: [{id: x, description: d, words: [ສຫ], value: 8}]\n'
      )
    )
    expect([...vocabulary.keys()]).toEqual(['months', 'kinds'])
    expect(vocabulary.get('months')).toMatchObject([
      {id: 'months/august', words: ['ສິງຫາ', 'August'], value: 8, kind: 'label', confidence: 1},
      {id: 'more/x', words: ['ສຫ'], value: 8}
    ])
  })

  it('compiles numbering, the longest words first', () => {
    const {numbering} = compile(
      shipped(
        'structure/numbering.yaml',
        `type: numbering
description: d
rules:
  - id: article
    description: d
    prefixes: [ມາດຕາ, ມາດຕາທີ]
    system: decimal
    suffixes: ['', '.', ').']
    heading: title
    rank: 40
    role: unit
    examples: [ມາດຕາ 5, {text: 'ມາດຕາ ໖: ນ້ຳ', label: ມາດຕາ ໖, number: '6'}]
    counterexamples: [ມາດຕະການ]
`
      )
    )
    expect(numbering).toMatchObject([
      {
        prefixes: ['ມາດຕາທີ', 'ມາດຕາ'],
        suffixes: [').', '.', ''],
        characters: [],
        examples: [
          {before: 'ມາດຕາ 5', after: 'ມາດຕາ 5'},
          {before: 'ມາດຕາ ໖: ນ້ຳ', label: 'ມາດຕາ ໖', number: '6'}
        ]
      }
    ])
  })

  it('reads lists of words', () => {
    const {lexicon} = compile(
      shipped('lexicon/a.txt', '\ufeff# names\r\nສີໄຄ # a village\r\n\r\n  ດອນແດງ\r\nສີໄຄ ຕ່າງໆ\r\n')
    )
    expect(lexicon).toEqual(['ສີໄຄ', 'ດອນແດງ', 'ຕ່າງໆ'])
  })

  it('gives the same whatever the order of the files', () => {
    const files = [
      rewriteFile('b.yaml', ['id: b, text: ກ, replace: ຂ']),
      rewriteFile('a.yaml', ['id: a, text: ງ, replace: ຂ'])
    ]
    const ids = (ruleset: Ruleset): string[] => ruleset.all.map(({id}) => id)
    expect(ids(compile(...files))).toEqual(['a/a', 'b/b'])
    expect(ids(compile(...files.toReversed()))).toEqual(['a/a', 'b/b'])
  })

  it('switches rules off, of any file', () => {
    const off = 'type: rewrite\ndescription: d\ndisable: [digits/stray, x/gone]\n'
    const files = [shipped('correct/digits.yaml', digits), own('mine.yaml', off)]
    expect(problemsOf(...files)).toEqual([
      'rules/mine.yaml:3:25: there is no rule "x/gone" to switch off'
    ])
    const {ruleset} = compileRules(files)
    expect([...ruleset.operations.keys()]).toEqual(['byte-order-mark'])
    expect(ruleset.all.map(({id}) => id)).toEqual(['digits/mark'])
  })

  it('lets one operation stand in for another that is switched off', () => {
    const other = `type: operations
description: d
disable: [digits/stray]
rules:
  - {id: mine, description: d, kind: digit, confidence: 0.5, operation: foreign-digit, examples: [{before: ៤, after: ໔}], counterexamples: ['4']}
`
    const {operations} = compile(shipped('a/digits.yaml', digits), own('b/mine.yaml', other))
    expect(operations.get('foreign-digit')?.id).toBe('mine/mine')
  })
})

describe('problems of rule files', () => {
  it('are told all at once, in order, with their places', () => {
    const bad = `type: operations
description: d
colour: red
rules:
  - id: One
    description: d
    kind: digits
    confidence: 3
    operation: foreign-digit
    examples: []
    counterexamples: [1]
  - description: d
    operation: foreign-digits
  - id: two
    descripton: d
    operation: line-end
    settings: {width: 3}
    examples:
      - {before: ກ, aftr: ຂ}
      - ກ
    counterexamples: ກ
`
    const x = rewriteFile('x.yaml', ['id: a, text: ກ, replace: $1'])
    const broken = own('broken.yaml', 'type: rewrite\nrules: [\n  - id: a\n')
    const words = own('lexicon/words.txt', `ກາ\nກາ ຂx\n${'ກາ'.repeat(41)}\n`)
    const {problems} = compileRules([words, shipped('correct/bad.yaml', bad), x, broken])
    const places = problems.map(({file, line, column}) => `${file}:${line}:${column}`)
    expect(places).toEqual(places.toSorted((a, b) => a.localeCompare(b, 'en', {numeric: true})))
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^rules\/broken\.yaml:3:3: YAML: Block collections/),
      expect.stringMatching(/^rules\/broken\.yaml:4:1: YAML: Flow sequence/),
      'rules/correct/bad.yaml:3:1: unknown key "colour"',
      'rules/correct/bad.yaml:5:9: an id has small letters, digits and hyphens: "split-am"',
      expect.stringMatching(/^rules\/correct\/bad\.yaml:7:11: expected one of .*, found "digits"$/),
      'rules/correct/bad.yaml:8:17: expected a number of 1 or less',
      'rules/correct/bad.yaml:10:15: a rule needs an example',
      'rules/correct/bad.yaml:11:23: expected a text, found 1: put it in quotes',
      'rules/correct/bad.yaml:12:5: "id" is missing',
      'rules/correct/bad.yaml:12:5: "examples" is missing',
      'rules/correct/bad.yaml:12:5: "counterexamples" is missing',
      'rules/correct/bad.yaml:13:16: unknown name "foreign-digits": did you mean "foreign-digit" or "foreign-run"?',
      'rules/correct/bad.yaml:14:5: "description" is missing',
      'rules/correct/bad.yaml:15:5: unknown key "descripton"',
      'rules/correct/bad.yaml:19:9: "after" is missing',
      'rules/correct/bad.yaml:19:21: unknown key "aftr"',
      'rules/correct/bad.yaml:20:9: expected a mapping, found "ກ"',
      'rules/correct/bad.yaml:21:22: expected a list, found "ກ"',
      'rules/lexicon/words.txt:2:5: expected Lao letters, found x',
      'rules/lexicon/words.txt:3:1: a word of more than 80 characters',
      expect.stringMatching(/^rules\/x\.yaml:4:\d+: the pattern has no group 1$/)
    ])
  })

  it('name the rule, where one is meant', () => {
    const {problems} = compileRules([rewriteFile('x.yaml', ['id: a, text: ກ, replace: $1'])])
    expect(problems).toMatchObject([{ruleId: 'x/a'}])
  })

  it('name the file as the shell calls it', () => {
    const file = {...own('x.yaml', 'type: nothing\n'), shownAs: '../mine/x.yaml'}
    expect(problemsOf(file)[0]).toMatch(/^\.\.\/mine\/x\.yaml:1:7: unknown type/)
  })

  it.each([
    ['a text at the top', 'ກ', /:1:1: expected a mapping/],
    ['nothing', '', /:1:1: expected a mapping/],
    ['no type', 'rules: []', /"type" is missing: expected one of "operations"/],
    ['two documents', 'type: rewrite\n---\ntype: rewrite\n', /:2:1: YAML: a second document/],
    ['one key twice', 'type: rewrite\ntype: rewrite\n', /:2:1: YAML: Map keys must be unique/],
    ['a tab for an indent', 'type: rewrite\nrules:\n\t- a\n', /:3:1: YAML: /],
    ['an unknown tag', 'type: !!js/function rewrite\n', /:1:7: YAML: Unresolved tag/],
    ['no list of rules', 'type: rewrite\ndescription: d\nrules: {}\n', /:3:8: expected a list/],
    ['an alias of nothing', 'type: *x\n', /:1:7: an alias of nothing before it/],
    ['an unknown merge', 'type: rewrite\ndescription: d\n<<: {a: 1}\n', /:3:1: unknown key "<<"/]
  ])('%s', (_, text, message) => {
    expect(problemsOf(own('x.yaml', text)).join('\n')).toMatch(message)
  })

  it.each([
    ['id: a, replace: ຂ', 'a rule has either "text" or "pattern"'],
    ['id: a, text: ກ, pattern: ກ, replace: ຂ', 'a rule has either "text" or "pattern"'],
    ['id: a, text: "", replace: ຂ', 'an empty text'],
    ['id: a, text: [], replace: ຂ', 'expected at least 1 entries'],
    ['id: a, text: ກ', '"replace" is missing'],
    ['id: a, text: 1, replace: ຂ', 'expected a text or a list, found 1'],
    ["id: a, pattern: '(ກ', replace: ຂ", 'not a regular expression: Unterminated group'],
    ["id: a, pattern: 'ກ\\-', replace: ຂ", 'not a regular expression: Invalid escape'],
    ["id: a, pattern: 'ກ', replace: $<x>", 'the pattern has no group named "x"'],
    ["id: a, pattern: 'ກ', replace: $", 'a "$" says nothing here: write $1, $<name>, or $$'],
    ['id: a, text: ກ, replace: ຂ, phase: late', 'expected one of "control"'],
    ['id: a, text: ກ, replace: ຂ, unsafe: yes', 'expected true or false, found "yes"']
  ])('a rewrite with {%s}', (rule, reason) => {
    const problems = problemsOf(rewriteFile('x.yaml', [rule]))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`: ${reason}`)
    expect(problems[0]).toMatch(/^rules\/x\.yaml:4:/)
  })

  it('a setting that the operation does not have', () => {
    const set = digits.replace(
      '    operation: byte',
      '    settings: {width: 3}\n    operation: byte'
    )
    expect(problemsOf(shipped('digits.yaml', set))).toEqual([
      'rules/digits.yaml:17:16: unknown key "width"'
    ])
  })

  it('two rules of one id, in one file or in two', () => {
    const twice = ['id: a, text: ກ, replace: ຂ', 'id: a, text: ງ, replace: ຂ']
    expect(problemsOf(rewriteFile('x/one.yaml', twice), rewriteFile('y/one.yaml', twice))).toEqual([
      'rules/x/one.yaml:5:5: the id "one/a" is taken by the rule at rules/x/one.yaml:4',
      'rules/y/one.yaml:4:5: the id "one/a" is taken by the rule at rules/x/one.yaml:4',
      'rules/y/one.yaml:5:5: the id "one/a" is taken by the rule at rules/x/one.yaml:4'
    ])
  })

  it('a list that there is not, at the top of a file', () => {
    const words = 'type: vocabulary\ndescription: d\nlist: month\nrules:\n'
    expect(
      problemsOf(own('w.yaml', `${words}  - {id: a, description: d, words: [ກ], value: 1}\n`))
    ).toEqual(['rules/w.yaml:3:7: unknown name "month": did you mean "months" or "month-cues"?'])
  })

  it("two rules of one id and of two types, though one is the user's", () => {
    const words = 'type: vocabulary\ndescription: d\nlist: places\nrules:\n'
    const mine = own('y/one.yaml', `${words}  - {id: a, description: d, words: [ກ]}\n`)
    expect(problemsOf(rewriteFile('x/one.yaml', ['id: a, text: ກ, replace: ຂ']), mine)).toEqual([
      'rules/y/one.yaml:5:5: the id "one/a" is taken by the rule at rules/x/one.yaml:4'
    ])
  })

  it('an operation with two rules', () => {
    const twice = digits.replace('byte-order-mark', 'foreign-digit')
    expect(problemsOf(shipped('digits.yaml', twice))).toEqual([
      'rules/digits.yaml:17:16: the operation "foreign-digit" has a rule already: digits/stray'
    ])
  })

  it('a name that makes no rule id', () => {
    expect(problemsOf(rewriteFile('My Rules.yaml', []))[0]).toContain('expected a file name of')
  })

  it('neither kind nor confidence anywhere', () => {
    const bare = digits.replace(/^defaults.*\n/m, '')
    expect(problemsOf(shipped('digits.yaml', bare))).toEqual([
      'rules/digits.yaml:4:5: "kind" is missing, here or in the "defaults" of the file',
      'rules/digits.yaml:4:5: "confidence" is missing, here or in the "defaults" of the file'
    ])
  })

  it('words without a list, letters without characters, a series without a word', () => {
    const vocabulary =
      'type: vocabulary\ndescription: d\nrules: [{id: a, description: d, words: [ກ]}]\n'
    const base =
      "description: d, heading: never, rank: 1, role: point, examples: [ກ.], counterexamples: ['-']"
    const numbering = `type: numbering
description: d
rules:
  - {id: a, system: lao-letter, ${base}}
  - {id: b, system: series, ${base}}
  - {id: c, system: bullet, characters: [ab], ${base}}
`
    expect(problemsOf(own('v.yaml', vocabulary), own('n.yaml', numbering))).toEqual([
      'rules/n.yaml:4:21: "characters" is missing, which the system "lao-letter" counts by',
      'rules/n.yaml:5:21: "prefixes" is missing, which a series is known by',
      'rules/n.yaml:6:42: one character',
      'rules/v.yaml:3:9: "list" is missing, here or at the top of the file'
    ])
  })
})

describe('problems of confusions', () => {
  const head = 'description: d\nrules:\n  - {id: a'
  it.each([
    ['rules: [\n', /^rules\/confusions\/x\.yaml:3:1: YAML: /],
    [`${head}}\n`, /:4:5: "description" is missing/],
    [`${head}, description: d}\n`, /:4:5: a rule has "entries" or "sorts"/],
    [`${head}, description: d, entries: [[ກ, ຂ, 0.1]]}\n`, /:4:5: a rule needs an example/],
    [`${head}, description: d, entries: [[ກ, ກ, 0.1]]}\n`, /:4:39: seen and meant are the same/],
    [`${head}, description: d, entries: [[ກ, x, 0.1]]}\n`, /:4:39: .* no Lao letter/],
    [`${head}, description: d, entries: [[ກ, ຂ, 2]]}\n`, /:4:46: /],
    [`${head}, description: d, sorts: [[letter, vowel, 0.1]]}\n`, /:4:46: /]
  ])('%j', (text, problem) => {
    const problems = problemsOf(own('confusions/x.yaml', `type: confusions\n${text}`))
    expect(problems.join('\n')).toMatch(problem)
  })
})

describe('rewrites that never come to an end', () => {
  const example = (before: string, after: string): string =>
    `examples: [{before: ${before}, after: ${after}}]`

  it.each([
    ['growth', ['id: a, text: ກ, replace: ກກ, ' + example('ກ', 'ກກ')], 'x/a on "ກ"'],
    ['slow growth', ['id: a, text: ກ, replace: ກ່, ' + example('ກ', 'ກ່')], 'x/a on "ກ"'],
    [
      'a cycle of two',
      [
        `id: a, text: ກ, replace: ຂ, ${example('ກ', 'ຂ')}`,
        `id: b, text: ຂ, replace: ກ, ${example('ຂ', 'ກ')}`
      ],
      'x/a, x/b on "ກ"'
    ],
    [
      'a cycle of three, by patterns',
      [
        `id: a, pattern: '(ກ)', replace: ຂ, ${example('ກ', 'ຂ')}`,
        `id: b, text: ຂ, replace: ງ, ${example('ຂ', 'ງ')}`,
        `id: c, pattern: '[ງ]', replace: ກ, ${example('ງ', 'ກ')}`,
        `id: d, text: ຈ, replace: ສ, ${example('ຈ', 'ສ')}`
      ],
      'x/a, x/b, x/c on "ກ"'
    ]
  ])('%s', (_, rules, reason) => {
    expect(problemsOf(rewriteFile('x.yaml', rules))[0]).toBe(
      `rules/x.yaml:4:5: never comes to an end: ${reason}`
    )
  })

  it('spares chains, and rules of two phases', () => {
    compile(
      rewriteFile('x.yaml', [
        `id: a, text: ກ, replace: ຂ, ${example('ກ', 'ຂ')}`,
        `id: b, text: ຂ, replace: ງ, ${example('ຂ', 'ງ')}`,
        `id: c, text: ງ, replace: ກ, phase: order, ${example('ງ', 'ກ')}`
      ])
    )
  })
})
