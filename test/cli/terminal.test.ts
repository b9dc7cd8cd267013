import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc, program} from './laodoc.ts'

/** Clears a screen, sets a title, turns text about: as C0, as C1, as bidi controls, as tags. */
const evil = '\u001B[2J\u001B]0;x\u0007\u009B2J\u202Eabc\u2066\u200F\u061C\u{E0041}'
/** The colours, and how the line of progress is written over. */
const own = /\u001B\[\d{1,2}m|\r\u001B\[K/g
const raw =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\u{E0000}-\u{E007F}]/u

const text = `ຄະນະກໍາມະການ ${evil} ປະຊຸມຢູ່ບ້ານ\u0085ຄະນະກໍາມະການ.\n`
const rule = [
  'type: rewrite',
  'rules:',
  `  - {id: "a\\u009B\\u202E", description: "b\\e[2J\\u009B", find: ກໍາ, replace: ກຳ, confidence: 1, kind: spelling}`,
  ''
].join('\n')

function hostileFolder(): string {
  const cwd = temporaryFolder({
    [`in/${evil.replaceAll('/', '')}.txt`]: text,
    [`in/bad${evil}.txt`]: '\0',
    'page.txt': text,
    'rules/a.yaml': `${rule}"k\\e[2J\\u009B": 1\n`,
    'p.yaml': `type: profile\n"k\\e[2J\\u009B\\u202E\\nlaodoc: fine": 1\n`,
    'd.yaml': `type: decisions\n"k\\e[2J\\u009B\\u202E": 1\n`,
    'set/in/a.txt': text,
    'set/gt/a.txt': text.replace('ກໍາ', 'ກຳ'),
    [`odd/in/${evil}.txt`]: text,
    'odd/gt/a.txt': text,
    list: `${evil}\n../${evil}\n`
  })
  laodoc(['run', 'in', '--quiet'], {cwd})
  return cwd
}

/** `%` stands for a name that is evil itself. */
const calls: readonly (readonly string[])[] = [
  ['run', 'in', '--force'],
  ['run', 'in', '--force', '--json'],
  ['run', 'in', '--dry-run'],
  ['run', 'in', '--dry-run', '--json'],
  ['run', 'in', '--out', 'page.txt'],
  ['run', 'in', '--profile', 'p.yaml'],
  ['run', 'in', '--profile', '%'],
  ['run', 'in', '--decisions', 'd.yaml'],
  ['run', 'in', '--decisions', '%'],
  ['run', 'in', '--rules', 'rules'],
  ['run', 'in', '--rules', '%'],
  ['run', '%'],
  ['run', '--files-from', 'list'],
  ['run', '--files-from', '%'],
  ['run', '--%'],
  ['run', '--digits', '%'],
  ['%'],
  ['check', 'in'],
  ['check', 'in', '--json'],
  ['check', 'in', '--diff'],
  ['check', 'in', '--diff', '--json'],
  ['check', 'in', '--diff', '--color', 'always'],
  ['explain', 'page.txt', '--color', 'always'],
  ['explain', 'page.txt', '--json'],
  ['explain', '%'],
  ['explain', '-', '--stdin-filename', '%'],
  ['evaluate', 'set'],
  ['evaluate', 'set', '--json', '--calibration', '--harm'],
  ['evaluate', 'odd'],
  ['evaluate', '%'],
  ['concordance', 'ກາ[^ນ]*ປ', 'page.txt', '--color', 'always'],
  ['concordance', '.', 'page.txt', '--count'],
  ['concordance', '.', 'page.txt', '--count', '--json'],
  ['concordance', '.+', '--run', 'out', '--json'],
  ['concordance', '(%', 'page.txt'],
  ['rules', 'list', '--run', 'out'],
  ['rules', 'list', '--rules', 'rules'],
  ['rules', 'test', '--rules', 'rules'],
  ['rules', 'impact', 'in', '--against', '%'],
  ['rules', 'impact', 'page.txt', '--rules', 'sound', '--color', 'always'],
  ['rules', 'impact', 'page.txt', '--rules', 'sound', '--json'],
  ['rules', 'example', 'page.txt:1:1', '--rules', 'sound', '--dry-run'],
  ['rules', 'example', '%'],
  ['rules', 'learn', 'set', '--least', '1'],
  ['adapt', 'in'],
  ['merge', 'out'],
  ['merge', '%'],
  ['report', '%'],
  ['report', 'out', '--out', 'page/%.html'],
  ['restore', '%'],
  ['restore', 'page.txt'],
  ['schema', '%'],
  ['filter']
]

describe('nothing that a terminal obeys is printed', () => {
  it.each(calls.map((args) => [args]))('by %j', (args) => {
    const cwd = hostileFolder()
    mkdirSync(join(cwd, 'sound'))
    writeFileSync(join(cwd, 'sound/a.yaml'), rule)
    const named = args.map((arg) => arg.replace('%', `${evil}%`))
    const input = `${JSON.stringify({text, path: evil, id: evil})}\n{"text": 5, "id": "${evil}"}\n`
    const {stdout, stderr} = laodoc(named, {cwd, input, timeout: 60_000})
    expect(stdout + stderr).not.toBe('')
    for (const said of [stdout, stderr]) expect(said.replace(own, '')).not.toMatch(raw)
    if (args.includes('--json')) {
      for (const line of args[0] === 'evaluate' || args[0] === 'rules'
        ? [stdout]
        : stdout.trim().split('\n')) {
        if (line !== '') expect(() => JSON.parse(line) as unknown).not.toThrow()
      }
    }
  })

  it('nor can a message pretend to be another', () => {
    const cwd = hostileFolder()
    const {stderr} = laodoc(['run', 'in', '--profile', 'p.yaml'], {cwd})
    expect(stderr.match(/^laodoc: /gm)).toHaveLength(1)
  })
})

const hasScript = spawnSync('script', ['--version']).status === 0

describe.skipIf(!hasScript)('on a terminal (needs the program script)', () => {
  const onTerminal = (line: string, cwd: string): string => {
    const {stdout} = spawnSync('script', ['-qec', line, '/dev/null'], {cwd, encoding: 'utf8'})
    // The terminal ends lines with CR and LF.
    return stdout.replaceAll('\r\n', '\n').replace(own, '')
  }

  it.each([
    'run in --force',
    'check in --diff',
    'explain page.txt',
    'restore "$(ls out/*.json)"',
    'adapt in',
    'rules learn set --least 1'
  ])('%s', (args) => {
    const cwd = hostileFolder()
    const said = onTerminal(`"${process.execPath}" "${program}" ${args}`, cwd)
    expect(said).not.toBe('')
    expect(said).not.toMatch(raw)
  })

  it('restore says the same elsewhere, exactly', () => {
    const cwd = hostileFolder()
    const {stdout} = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" restore out/*.json`],
      {
        cwd,
        encoding: 'utf8'
      }
    )
    expect(stdout).toBe(text)
  })
})
