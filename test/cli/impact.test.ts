import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {begin, end, laodoc} from './laodoc.ts'

const stamps = (pattern: string): string => `type: rewrite
description: Stamps of our office.
rules:
  # Narrow on purpose.
  - id: stamp
    description: A stamp that was read as a word.
    kind: removal
    confidence: 0.8
    pattern: '${pattern}'
    replace: ""
    examples:
      - before: "XX ປະຊຸມ"
        after: " ປະຊຸມ"
    counterexamples:
      - "ປະຊຸມ"
`

const page = 'ພວກເຮົາປະຊຸມ XX ຢູ່ບ້ານ.\n\nປະຊາຊົນເຂົ້າຮ່ວມ AX ໃນຕອນເຊົ້າ.\n'

interface Report {
  readonly appear: number
  readonly changes: readonly {readonly sort: string; readonly gain: number | null}[]
}

describe('laodoc rules impact', () => {
  const files = {
    'in/a.txt': page,
    'in/b.txt': 'ພວກເຮົາປະຊຸມ.\n',
    'mine/correct/stamps.yaml': stamps('XX'),
    'wide/correct/stamps.yaml': stamps('[A-Z]X'),
    'truth/a.md': page.replace('XX ', '')
  }
  const cwd = temporaryFolder(files)

  it('shows what a folder of rules does, in context', () => {
    const {status, stdout} = laodoc(['rules', 'impact', 'in', '--rules', 'mine'], {cwd})
    expect(status).toBe(0)
    expect(stdout).toBe(
      'mine, compared with the shipped rules\n' +
        '1 of 2 documents change: 1 corrections appear, 0 vanish, 0 differ; 0 are told otherwise\n' +
        '\n' +
        'in/a.txt:1:14  appears  stamps/stamp 0.80\n' +
        '  - ພວກເຮົາປະຊຸມ [XX] ຢູ່ບ້ານ.\n' +
        '  + ພວກເຮົາປະຊຸມ [] ຢູ່ບ້ານ.\n' +
        '    X X → (nothing)\n' +
        '\n' +
        'rule          corrections\n' +
        'stamps/stamp        0 → 1\n'
    )
  })

  it('compares with another folder, and tells errors where the truth is at hand', () => {
    const args = ['rules', 'impact', 'in', '--rules', 'wide', '--truth', 'truth']
    const {status, stdout} = laodoc([...args, '--against', 'mine', '--json'], {cwd})
    expect(status).toBe(0)
    const report = JSON.parse(stdout) as Report
    expect(report).toMatchObject({
      earlier: {name: 'mine'},
      later: {name: 'wide'},
      truth: {documents: 1, earlier: 0, later: 2},
      rules: [{rule: 'stamps/stamp', later: {corrections: 2, mended: 2, made: 2}}],
      changes: [{path: 'in/a.txt', sort: 'appears', gain: -2, text: 'AX', was: 'AX', now: ''}]
    })
  })

  it('fails where a rule does more harm than it may', () => {
    const args = ['rules', 'impact', 'in', '--truth', 'truth', '--max-harm', '1', '--rules']
    const harmful = laodoc([...args, 'wide'], {cwd})
    expect(harmful.status).toBe(1)
    expect(harmful.stderr).toMatch(
      /stamps\/stamp makes \d+\.\d\d errors in 10,000 sound characters/
    )
    expect(laodoc([...args, 'mine'], {cwd}).status).toBe(0)
    const blind = laodoc(['rules', 'impact', 'in', '--rules', 'wide', '--max-harm', '1'], {cwd})
    expect([blind.status, blind.stderr]).toEqual([2, expect.stringContaining('--truth')])
  })

  it('compares with a commit', () => {
    const root = temporaryFolder(files)
    const git = (...args: string[]): void => {
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {cwd: root})
    }
    git('init', '-q')
    git('add', '.')
    git('commit', '-q', '-m', 'one')
    writeFileSync(join(root, 'mine/correct/stamps.yaml'), stamps('[A-Z]X'))
    const args = ['rules', 'impact', 'in', '--rules', 'mine', '--against', 'HEAD', '--json']
    const {stdout} = laodoc(args, {cwd: root})
    expect(JSON.parse(stdout)).toMatchObject({
      earlier: {name: 'HEAD'},
      appear: 1,
      changes: [{sort: 'appears', text: 'AX'}]
    })
    const gone = laodoc([...args.slice(0, 6), 'no-such-thing'], {cwd: root})
    expect(gone.status).toBe(2)
    expect(gone.stderr).toContain('no-such-thing is no folder, and no commit with mine')
  })

  it('stops at broken rules, all of them named', () => {
    const root = temporaryFolder({
      ...files,
      'mine/correct/stamps.yaml': stamps('(').replace('kind: removal', 'kind: nonsense'),
      'mine/lexicon/names.yaml': 'type: vocabulary\n'
    })
    const {status, stdout, stderr} = laodoc(['rules', 'impact', 'in', '--rules', 'mine'], {
      cwd: root
    })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/stamps\.yaml:7:11: expected one of/)
    expect(stderr).toMatch(/names\.yaml:1:1: "description" is missing/)
  })
})

describe('laodoc rules impact --watch', () => {
  it('shows what each save does, and what is wrong with one', async () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'mine/correct/stamps.yaml': stamps('XX')})
    const file = join(cwd, 'mine/correct/stamps.yaml')
    const child = begin(['rules', 'impact', 'in', '--rules', 'mine', '--watch'], cwd)
    let said = ''
    const hears = async (text: string): Promise<void> => {
      await expect.poll(() => said, {timeout: 60_000, interval: 50}).toContain(text)
      said = ''
    }
    child.stdout!.on('data', (data: Buffer) => (said += data.toString()))
    child.stderr!.on('data', (data: Buffer) => (said += data.toString()))
    try {
      await hears('watching mine')
      writeFileSync(file, stamps('[A-Z]X'))
      await hears('in/a.txt:3:18  appears  stamps/stamp 0.80')
      writeFileSync(file, stamps('('))
      await hears('not a regular expression')
      writeFileSync(file, stamps('AX'))
      await hears('in/a.txt:1:14  vanishes  stamps/stamp 0.80')
    } finally {
      child.kill('SIGINT')
      await end(child)
    }
  })
})

describe('laodoc rules example', () => {
  it('makes a correction an example, and a wrong one a counter-example', () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'mine/correct/stamps.yaml': stamps('[A-Z]X')})
    const file = join(cwd, 'mine/correct/stamps.yaml')
    const example = (...args: string[]) =>
      laodoc(['rules', 'example', ...args, '--rules', 'mine'], {cwd})
    const dry = example('in/a.txt:1:14', '-n')
    expect(dry).toMatchObject({
      status: 0,
      stdout: 'stamps/stamp\n  before: "XX"\n  after:  ""\n'
    })
    expect(readFileSync(file, 'utf8')).toBe(stamps('[A-Z]X'))
    expect(example('in/a.txt:1:14').status).toBe(0)
    expect(example('in/a.txt:3:18', '--counter').status).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(
      stamps('[A-Z]X')
        .replace(
          '        after: " ປະຊຸມ"\n',
          (lines) => `${lines}      - before: "XX"\n        after: ""\n`
        )
        .replace('      - "ປະຊຸມ"\n', (line) => `${line}      - "AX"\n`)
    )
    const tested = laodoc(['rules', 'test', '--rules', 'mine'], {cwd})
    expect(tested.status).not.toBe(0)
    expect(tested.stdout).toMatch(/stamps\.yaml:\d+:9: the rule does not spare its counterexample/)
  })

  it('leaves the files of shipped rules alone unless they are named', () => {
    const cwd = temporaryFolder({
      'in/a.txt': `ນໍ້າ ${page}`,
      'mine/correct/stamps.yaml': stamps('XX')
    })
    const args = ['rules', 'example', 'in/a.txt:1:2', '--counter', '--rules', 'mine']
    const {status, stdout, stderr} = laodoc([...args, '--dry-run'], {cwd})
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('marks/split-am, which is no rule of mine, changes this place')
    expect(stderr).toContain('give --rule marks/split-am;')
    const named = laodoc([...args, '--dry-run', '--rule', 'marks/split-am'], {cwd})
    expect(named).toMatchObject({status: 0})
    expect(named.stdout).toMatch(/^marks\/split-am\n {2}counter-example: /)
  })

  it.each([
    ['nothing is corrected at in/a.txt:1:1', ['in/a.txt:1:1']],
    ['in/a.txt has no line 99, column 1', ['in/a.txt:99:1']],
    ['in/a.txt is no place such as page.txt:12:5', ['in/a.txt']],
    ['there is no rule "no/such"', ['in/a.txt:1:14', '--rule', 'no/such']]
  ])('says that %s', (message, args) => {
    const cwd = temporaryFolder({'in/a.txt': page, 'mine/correct/stamps.yaml': stamps('XX')})
    const {status, stderr} = laodoc(['rules', 'example', ...args, '--rules', 'mine'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain(message)
  })
})
