import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative} from 'node:path'
import {Ajv} from 'ajv'
import {describe, expect, it} from 'vitest'
import {parse} from 'yaml'

const files = readdirSync('rules', {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => join('rules', file))
const read = (file: string): string => readFileSync(file, 'utf8')
const compile = (file: string) =>
  new Ajv({strict: false, allErrors: true}).compile(JSON.parse(read(file)) as object)
const isRules = compile('rules/rules.schema.json')
const isDecisions = compile('rules/decisions.schema.json')

describe.each(files)('%s', (file) => {
  it('names its schema on its first line, and is sound by it', () => {
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(file))!
    const target = join(dirname(file), schema!)
    expect(relative('', target)).toBe('rules/rules.schema.json')
    expect(existsSync(target)).toBe(true)
    expect(isRules(parse(read(file))), JSON.stringify(isRules.errors)).toBe(true)
  })
})

it('the schemas find faults', () => {
  const [first] = files
  const rules = parse(read(first!)) as {rules: {id?: string}[]}
  delete rules.rules[0]!.id
  expect(isRules(rules)).toBe(false)
  const decision = {
    verdict: 'accept',
    start: 0,
    end: 1,
    left: '',
    before: 'a',
    after: 'b',
    right: ''
  }
  const file = (one: object): object => ({
    type: 'decisions',
    documents: [{path: 'a.txt', sha256: 'a'.repeat(64), decisions: [one]}]
  })
  expect(isDecisions(file({...decision, rule: 'a/b'}))).toBe(true)
  expect(isDecisions(file(decision))).toBe(false)
})
