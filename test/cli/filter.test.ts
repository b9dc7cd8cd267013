import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'
import {stringifyRecord, type DocumentRecord} from '../../src/index.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {end, inShell, laodoc, program} from './laodoc.ts'

const damaged = 'ມາດຕາ 1 ວຸດປະສົງ\n\nສະມາຊິກຝັກ ມີ ၀၄၂ ຄົນ.\n'

interface Answer {
  readonly id: unknown
  readonly path: string | null
  readonly status: 'done' | 'failed'
  readonly code?: string
  readonly txt?: string
  readonly json?: DocumentRecord
}

const filter = (input: string | Buffer, ...options: string[]) =>
  laodoc(['filter', ...options], {input})

const answersOf = (stdout: string) =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Answer)

const lines = (...records: unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('laodoc filter', () => {
  it('answers each line with one, in order, bad ones with an error, and ends with 0', () => {
    const input = [
      lines({id: 7, path: 'a.txt', text: damaged}),
      'no JSON\n',
      '\n',
      '[]\n',
      lines({id: 'b', text: 3}, {id: 'c', path: 5, text: ''}),
      '{"id":"d","text":"\\ud800"}\n',
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      lines({id: 'e', text: 'a\u0000b'}),
      '{"id":{"deep":[1]},"text":"ກ","more":true}\r\n',
      '{"text":"ຂ"}'
    ]
    const {status, stdout, stderr} = filter(
      Buffer.concat(input.map((part) => Buffer.from(part))),
      '--emit',
      'txt'
    )
    expect(answersOf(stdout).map(({id, path, code, txt}) => [id, path, code ?? txt])).toEqual([
      [7, 'a.txt', 'ມາດຕາ 1 ຈຸດປະສົງ\nສະມາຊິກພັກ ມີ ໐໔໒ ຄົນ.\n'],
      [null, null, 'INVALID_RECORD'],
      [null, null, 'INVALID_RECORD'],
      [null, null, 'INVALID_RECORD'],
      ['b', 'stdin.txt', 'INVALID_RECORD'],
      ['c', null, 'INVALID_RECORD'],
      ['d', 'stdin.txt', 'INVALID_RECORD'],
      [null, null, 'INVALID_RECORD'],
      ['e', 'stdin.txt', 'BINARY_INPUT'],
      [{deep: [1]}, 'stdin.txt', 'ກ\n'],
      [null, 'stdin.txt', 'ຂ\n']
    ])
    expect(status).toBe(0)
    expect(stderr).toBe('laodoc: 11 records, 8 failed\n')
  })

  it('gives the same bytes whatever the number of threads, and however the lines are parted', () => {
    const records = Array.from({length: 120}, (_, n) => ({
      id: n,
      text: `${n} ${damaged.repeat(n % 5)}`
    }))
    const whole = filter(lines(...records), '-q').stdout
    expect(answersOf(whole).map(({id}) => id)).toEqual(records.map(({id}) => id))
    expect(filter(lines(...records), '-q', '--jobs', '3').stdout).toBe(whole)
    const parts = [records.slice(0, 50), records.slice(50)]
    expect(parts.map((part) => filter(lines(...part), '-q').stdout).join('')).toBe(whole)
  })

  it('writes what a run writes that learns nothing', () => {
    const cwd = temporaryFolder({'in/a.md': `# ${damaged}`})
    laodoc(['run', 'in', '--no-adapt', '--emit', 'md,json,txt', '-q'], {cwd})
    const read = (name: string) => readFileSync(join(cwd, 'out', name), 'utf8')
    const input = lines({path: 'a.md', text: `# ${damaged}`})
    const [answer] = answersOf(filter(input, '--emit', 'md,json,txt').stdout)
    expect(answer).toMatchObject({md: read('a.md'), txt: read('a.txt')})
    expect(stringifyRecord(answer!.json!)).toBe(read('a.json'))
  })

  it('keeps to its published schema', () => {
    const published = (...names: string[]) =>
      JSON.parse(laodoc(['schema', ...names]).stdout) as object
    const ajv = new Ajv2020({strict: true, allowUnionTypes: true})
    ajv.addSchema(published())
    const validate = ajv.compile(published('--filter'))
    const request = ajv.compile({$ref: 'urn:laodoc:schema:filter:1.0#/$defs/request'})
    const records = [{id: 1, text: damaged}, {text: 5}, {path: 'a.md', text: '', other: 1}]
    expect(records.map((record) => request(record))).toEqual([true, false, true])
    for (const answer of answersOf(filter(lines(...records), '--emit', 'md,json,txt').stdout)) {
      expect(validate(answer), JSON.stringify(validate.errors)).toBe(true)
    }
    expect(validate({id: 1, path: 'a', status: 'done'})).toBe(false)
  })

  it('does not hold lines that are too long', () => {
    const long = `{"text":"${'ກ'.repeat(2_000_000)}"}\n`
    const input = `${long.repeat(5)}${lines({text: 'ກ'.repeat(40_000)}, {text: 'ກ'})}`
    const {status, stdout} = filter(input, '--emit', 'txt', '--max-file-size', '100k')
    expect(answersOf(stdout).map(({code}) => code)).toEqual([
      ...Array<string>(5).fill('TOO_LARGE'),
      'TOO_LARGE',
      undefined
    ])
    expect(status).toBe(0)
  })

  it('gives up a record that takes too long, and goes on', () => {
    const slow = damaged.repeat(40_000)
    const input = lines({id: 1, text: slow}, {id: 2, text: 'ກ'})
    const answers = answersOf(filter(input, '--emit', 'txt', '--timeout', '0.4').stdout)
    expect(answers.map(({id, code}) => [id, code])).toEqual([
      [1, 'TIMEOUT'],
      [2, undefined]
    ])
  })

  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [program, 'filter', '--emit', 'txt', '-q'])
    for (const id of [1, 2, 3]) {
      child.stdin.write(lines({id, text: 'ກ'}))
      const [answer] = (await once(child.stdout, 'data')) as [Buffer]
      expect(JSON.parse(answer.toString())).toMatchObject({id})
    }
    child.stdin.end()
    expect(await end(child)).toBe(0)
  })

  it('reads no faster than its answers are read', async () => {
    const child = spawn(process.execPath, [program, 'filter', '--emit', 'txt', '-q'])
    const text = lines({text: damaged.repeat(200)}).repeat(4)
    let taken = 0
    let full = false
    while (!full && taken < 1e8) {
      taken += Buffer.byteLength(text)
      if (child.stdin.write(text)) continue
      full = await Promise.race([
        once(child.stdin, 'drain').then(() => false),
        setTimeout(1500, true)
      ])
    }
    expect(full).toBe(true)
    expect(taken).toBeLessThan(2e7)
    child.stdout.resume()
    child.stdin.end()
    expect(await end(child)).toBe(0)
  })

  it('stops quietly when nobody reads on', () => {
    const line = `'{"text":"ກ"}'`
    const script = `yes ${line} | "$@" | head -1; echo "\${PIPESTATUS[1]}"`
    const {stdout, stderr} = inShell(script, ['filter', '--emit', 'txt', '-q'])
    expect(stdout.split('\n').at(-2)).toBe('0')
    expect(stderr).toBe('')
  })

  it('corrects by a profile where one is given, and refuses what is none', () => {
    const cwd = temporaryFolder({'none.yaml': 'nothing: 1\n'})
    const {status, stdout, stderr} = laodoc(['filter', '--profile', 'none.yaml'], {cwd, input: ''})
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('none.yaml')
  })
})
