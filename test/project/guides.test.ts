import {spawnSync} from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {transformSync} from 'esbuild'
import {beforeAll, describe, expect, it} from 'vitest'
import {exitCode} from '../../src/batch/base/exit-code.ts'
import {failureCodes} from '../../src/batch/base/failure.ts'
import {warningCodes} from '../../src/batch/base/warning.ts'
import {documentJsonSchema} from '../../src/index.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc, program} from '../cli/laodoc.ts'
import {anchorsOf, guides, linksOf, readGuide, stepsIn, stepsOf, type Step} from './guides.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const page = `ຟະນັກງານຂອງໃບສັ່ງວຽກ ຢູ່ບ້ານດອນແດງ ເລກທີ ០៤២.

ຊາວບ້ານ ເຝົ້າລະວັງໄຟ ທັງກາງເວັນ ແລະ ກາງຄືນ.

ວັນທີ 5 ກໍຣະກົດ 1975
`
const truth = page.replace('ຟະ', 'ພະ').replace('០៤២', '໐໔໒').replace('ກໍຣະ', 'ກໍລະ')
const scanner = stepsOf('rules/README.md').find(
  (step) => step.kind === 'write' && step.path === 'mine/confusions/scanner.yaml'
)

/** What readers of the guides have: scans, pages with their truth, rules of their own. */
const files = {
  'scans/page-1.txt': page,
  'scans/page-2.txt': page.repeat(50),
  'scans/a/b.txt': page,
  'scans/1998/pages/1.txt': page,
  'scans/1999/pages/1.txt': page,
  'set/in/page-1.txt': page,
  'set/gt/page-1.txt': truth,
  'mine/confusions/scanner.yaml': scanner?.kind === 'write' ? scanner.text : '',
  'pages.jsonl': `${JSON.stringify({id: 1, text: page})}\n${JSON.stringify({id: 2, text: page})}\n`
}

/** Sections that a test of their own goes through, with what a person does between the commands. */
const ownTests: Readonly<Record<string, string>> = {
  'Looking over a batch': 'review-guide.test.ts',
  'Changing a rule, from start to end': 'rules-guide.test.ts'
}

/** Commands that another place runs, or that would replace what is in the project. */
const elsewhere: readonly (readonly [command: RegExp, place: string])[] = [
  [/^npm (?:ci|test|run types|run lint|run generate)$/, '.ci/run'],
  [/^npm run bench(?: |$)/, 'test/bench/bench.test.ts'],
  [/^(?:LAODOC_SEED=\d+ )?npx vitest run test\/\w+$/, 'vitest.config.ts'],
  [/^(?:id=\$\()?sbatch /, 'test/cluster/cluster.test.ts'],
  [/^apt-get install |^npx tsx test\/make-corpus\//, 'test/make-corpus/main.ts']
]

/** @returns The file that runs a command; undefined where it can be run here. */
function placeOf(command: string): string | undefined {
  return elsewhere.find(([pattern]) => pattern.test(command))?.[1]
}

/** What a line of a guide runs, and how that should end: `# … (exit code 1)`. */
function readLine(line: string): {commands: string[]; status: number} {
  const [, code, comment = ''] = /^(.*?)(?:\s+# (.*))?$/.exec(line)!
  return {
    commands: code!.split(' && ').filter((command) => !/^\(?cd /.test(command)),
    status: Number(/exit code (\d+)/.exec(comment)?.[1] ?? 0)
  }
}

/** What the comments after prints say; `…` stands for anything. */
function promised(code: string): string {
  const prints = /^ *(?:console\.log|print)\(.*\) +(?:\/\/|#) (.*)$/gm
  return Array.from(code.matchAll(prints), ([, text]) => text!).join('\n')
}

const isInstalled = (name: string): boolean => spawnSync('which', [name]).status === 0

/** A folder as a reader has it: the project, documents, and the command by its name. */
function makeFolder(): string {
  const cwd = temporaryFolder(files)
  for (const name of ['package.json', 'node_modules', 'dist', 'corpus', 'src', 'rules', 'test']) {
    symlinkSync(join(root, name), join(cwd, name))
  }
  const command = join(cwd, 'bin', 'laodoc')
  mkdirSync(dirname(command))
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  chmodSync(command, 0o755)
  return cwd
}

function execute(file: string, args: readonly string[], cwd: string) {
  const env = {...process.env, HOME: cwd, PATH: `${join(cwd, 'bin')}:${process.env['PATH']}`}
  return spawnSync(file, args, {cwd, env, encoding: 'utf8'})
}

function runProgram({language, code}: Step & {kind: 'program'}, cwd: string): string {
  const ended =
    language === 'python'
      ? execute('python3', ['-c', code], cwd)
      : execute(
          process.execPath,
          [
            '--input-type=module',
            '--eval',
            transformSync(code, {loader: 'ts', format: 'esm'}).code
          ],
          cwd
        )
  expect(ended.status, ended.stderr).toBe(0)
  return ended.stdout.trim()
}

const titleOf = (step: Step): string =>
  step.kind === 'run' ? step.line : step.kind === 'write' ? step.path : `${step.language} program`

describe.each(guides.filter((path) => stepsOf(path).length > 0))('%s can be followed', (path) => {
  const steps = stepsOf(path).filter(({section}) => !(section in ownTests))
  let cwd: string
  beforeAll(() => {
    cwd = makeFolder()
  })

  for (const [at, step] of steps.entries()) {
    const line = step.kind === 'run' ? readLine(step.line) : null
    const places = line?.commands.map(placeOf) ?? []
    const isLeft = places.length > 0 && places.every((place) => place !== undefined)
    const needed =
      step.kind === 'program' && step.language === 'python'
        ? 'python3'
        : step.kind === 'run' && /\bparallel /.test(step.line)
          ? 'parallel'
          : 'bash'

    if (isLeft) {
      it(`${at + 1}: ${titleOf(step)}: ${places.join()}`, () => {
        for (const place of places) expect(existsSync(join(root, place)), place).toBe(true)
        for (const command of line!.commands) {
          if (placeOf(command) === '.ci/run') {
            expect(readFileSync(join(root, '.ci/run'), 'utf8')).toContain(`\n${command}`)
          }
          const [, named] = / (test\/[\w/.-]+)$/.exec(command) ?? []
          if (named !== undefined) expect(existsSync(join(root, named)), named).toBe(true)
        }
      })
      continue
    }
    it.skipIf(!isInstalled(needed))(`${at + 1} (needs ${needed}): ${titleOf(step)}`, () => {
      if (step.kind === 'write') {
        mkdirSync(dirname(join(cwd, step.path)), {recursive: true})
        writeFileSync(join(cwd, step.path), step.text)
      } else if (step.kind === 'program') {
        const expected = promised(step.code)
        expect(expected).not.toBe('')
        const parts = expected.split('…').map((part) => part.trim())
        const pattern = parts.map((part) => part.replace(/[!-/:-@[-`{-~]/g, '\\$&')).join('[^]*')
        expect(runProgram(step, cwd)).toMatch(new RegExp(`^${pattern}$`))
      } else {
        const script = line!.commands.some((command) => placeOf(command) !== undefined)
          ? line!.commands.filter((command) => placeOf(command) === undefined).join(' && ')
          : step.line
        const {status, stdout, stderr} = execute('bash', ['-c', script], cwd)
        expect(status, `${script}\n${stdout}${stderr}`).toBe(line!.status)
      }
    })
  }
})

describe('the examples of --help work', () => {
  const helpOf = (...names: string[]): string => laodoc([...names, '--help']).stdout
  const commandsIn = (help: string): string[] =>
    Array.from(help.matchAll(/^ {2}([a-z]+)(?= |$)/gm), ([, name]) => name!).filter(
      (name) => name !== 'help' && name !== 'laodoc'
    )
  const pages = commandsIn(helpOf()).flatMap((name) => {
    const help = helpOf(name)
    const inner = /^Commands:/m.test(help) ? commandsIn(help) : []
    return inner.length === 0
      ? [{name, help}]
      : inner.map((second) => ({name: `${name} ${second}`, help: helpOf(name, second)}))
  })
  const examplesOf = (help: string): string[] => {
    const [, shown = ''] = /^Examples:\n((?: {2}laodoc .*\n)+)/m.exec(help) ?? []
    return shown.split('\n').filter((line) => line !== '')
  }
  const cwd = makeFolder()

  it.each(pages)('$name', ({name, help}) => {
    const examples = examplesOf(help)
    expect(examples.join('\n')).toContain(`laodoc ${name}`)
    for (const example of examples) {
      const {status, stdout, stderr} = execute('bash', ['-c', example], cwd)
      const expected = name === 'check' ? 1 : 0
      expect(status, `${example}\n${stdout}${stderr}`).toBe(expected)
    }
  })
})

describe.each(guides)('%s', (path) => {
  it('links to what is there', () => {
    for (const {path: target, anchor} of linksOf(path)) {
      expect(existsSync(join(root, target)), target).toBe(true)
      if (anchor !== '') expect(anchorsOf(target), `${target}#${anchor}`).toContain(anchor)
    }
  })

  it('names files and folders that are there', () => {
    const named = readGuide(path).matchAll(/`((?:src|test|rules|corpus|\.ci)\/[\w/.-]+)`/g)
    for (const [, name] of named) {
      if (name!.includes('NAME')) continue
      const places = [join(root, name!), join(root, 'test', `${name}.test.ts`)]
      expect(
        places.some((place) => existsSync(place)),
        name
      ).toBe(true)
    }
  })
})

describe('the guides know the program', () => {
  const batch = readGuide('src/batch/README.md')

  it('README.md is short', () => {
    expect(Buffer.byteLength(readGuide('README.md'))).toBeLessThanOrEqual(8192)
  })

  it('each guide is linked from README.md', () => {
    const linked = new Set(linksOf('README.md').map((link) => link.path))
    for (const guide of [
      'CONTRIBUTING.md',
      'rules/README.md',
      'src/README.md',
      'src/batch/README.md',
      'src/emit/README.md',
      'test/README.md'
    ]) {
      expect(linked).toContain(guide)
    }
  })

  it('every command is shown in one of them', () => {
    const names = laodoc(['--help'])
      .stdout.match(/^ {2}([a-z]+) (?!\[command\])/gm)!
      .map((name) => name.trim())
    expect(names).toContain('run')
    const shown = guides.flatMap(stepsOf).flatMap((step) => (step.kind === 'run' ? step.line : []))
    for (const name of names) expect(shown.join('\n'), name).toContain(`laodoc ${name}`)
  })

  it('every exit code and every code of a failure or warning is explained', () => {
    for (const code of Object.values(exitCode))
      expect(batch).toMatch(new RegExp(`^\\|.*\\b${code}\\b`, 'm'))
    for (const code of [...failureCodes, ...warningCodes]) expect(batch).toContain(`\`${code}\``)
  })

  it('every field of the JSON is explained', () => {
    const {properties} = documentJsonSchema() as {properties: object}
    const table = readGuide('src/emit/README.md')
    for (const name of Object.keys(properties)) expect(table).toContain(`\`${name}\``)
  })

  it.each([
    ['src', 'src/README.md'],
    ['test', 'test/README.md']
  ])('every folder of %s is in %s', (folder, guide) => {
    const text = readGuide(guide)
    const same = new Set(readdirSync(join(root, 'src')))
    const folders = readdirSync(join(root, folder), {withFileTypes: true})
      .filter((entry) => entry.isDirectory() && (folder === 'src' || !same.has(entry.name)))
      .map((entry) => entry.name)
    for (const name of folders) expect(text).toContain(`\`${folder}/${name}\``)
  })

  it('every test that the table of faults names is there', () => {
    const table = readGuide('test/README.md').matchAll(/^\|.*\| (`\w+\/[^|]*) \|$/gm)
    const tests = Array.from(table, ([, cell]) => cell!.match(/[\w/-]+/g)!).flat()
    expect(tests.length).toBeGreaterThan(20)
    for (const name of tests)
      expect(existsSync(join(root, 'test', `${name}.test.ts`)), name).toBe(true)
  })
})

it('a guide is read step by step', () => {
  const text =
    'Write `mine/a.yaml`:\n\n```yaml\nb: 1\n```\n\n```sh\nlaodoc run \\\n  in  # why\n```\n\n```text\nshown\n```\n'
  expect(stepsIn(text)).toEqual([
    {kind: 'write', section: '', path: 'mine/a.yaml', text: 'b: 1\n'},
    {kind: 'run', section: '', line: 'laodoc run in  # why'}
  ])
  expect(readLine('laodoc check in  # exit code 1')).toEqual({
    commands: ['laodoc check in'],
    status: 1
  })
})
