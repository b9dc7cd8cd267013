import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runEngine} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from '../cli/laodoc.ts'
import {sentence} from './support.ts'

const victim = 'what must not be touched\n'

/** What a run would put on record of a document whose one output holds `victim`. */
function recordOf(path: string, output: unknown): Record<string, unknown> {
  const hash = 'a'.repeat(64)
  return {
    path,
    key: hash,
    input: hash,
    bytes: 1,
    status: 'done',
    outputs: [output],
    counts: null,
    warnings: [],
    code: null,
    message: null,
    milliseconds: 1,
    run: 1
  }
}

function outputAt(path: string): object {
  const sha256 = createHash('sha256').update(victim).digest('hex')
  return {path, bytes: victim.length, sha256}
}

/** A folder in which a run was done; `write` puts lines into its manifest. */
async function afterRun(files: Record<string, string> = {}) {
  const root = temporaryFolder({'in/a.txt': 'ກ', ...files})
  const again = (options = {}) => runEngine(join(root, 'in'), join(root, 'out'), options)
  await again()
  const manifest = join(root, 'out/.laodoc/manifest.jsonl')
  const write = (value: unknown): void => {
    appendFileSync(manifest, `${JSON.stringify(value)}\n`)
  }
  return {root, again, manifest, write}
}

describe('a manifest that lies', () => {
  it.each([
    ['gone.txt', '../v.txt'],
    ['../v.txt', '../v.md'],
    ['gone.txt', '../in/a.txt'],
    ['x/../../v.txt', 'x/../../v.md'],
    ['gone.txt', '..\\v.txt'],
    ['gone.txt', './../v.txt'],
    ['gone.txt', '//v.txt'],
    ['gone.txt', 'C:/v.txt'],
    ['gone.txt', 'v.txt\0'],
    ['gone.txt', 'other.md'],
    ['gone.txt', '.laodoc/profile.yaml'],
    ['gone.txt', 'decisions.yaml'],
    ['.laodoc/profile', '.laodoc/profile.yaml']
  ])('has no file taken away that no run wrote: %s has %s', async (path, output) => {
    const {root, again, write} = await afterRun()
    const places = [
      'v.txt',
      'v.md',
      'out/other.md',
      'out/decisions.yaml',
      'out/.laodoc/profile.yaml'
    ]
    for (const place of places) writeFileSync(join(root, place), victim)
    writeFileSync(join(root, 'in/a.txt'), victim)
    write(recordOf(path, outputAt(output)))
    const {notes} = await again({prune: true})
    expect(notes.join()).toContain('1 damaged line')
    for (const place of [...places, 'in/a.txt']) {
      expect(readFileSync(join(root, place), 'utf8'), place).toBe(victim)
    }
  })

  it('has no absolute path taken away', async () => {
    const {root, again, write} = await afterRun()
    writeFileSync(join(root, 'v.txt'), victim)
    write(recordOf(join(root, 'v.txt'), outputAt(join(root, 'v.txt'))))
    await again({prune: true})
    expect(existsSync(join(root, 'v.txt'))).toBe(true)
  })

  it('has nothing taken away when a document fails', async () => {
    const {root, again, write} = await afterRun({'in/bad.txt': 'THROW'})
    writeFileSync(join(root, 'v.txt'), victim)
    write(recordOf('bad.txt', outputAt('../v.txt')))
    await again({force: true})
    expect(existsSync(join(root, 'v.txt'))).toBe(true)
  })

  it.each([{prune: true}, {force: true}])('follows no link out of the folder: %o', async (how) => {
    const {root, again, write} = await afterRun({'in/sub/bad.txt': 'THROW', 'away/bad.md': victim})
    rmSync(join(root, 'out/sub'), {recursive: true, force: true})
    symlinkSync('../away', join(root, 'out/sub'))
    write(recordOf('sub/bad.txt', outputAt('sub/bad.md')))
    if ('prune' in how) rmSync(join(root, 'in/sub'), {recursive: true})
    await again(how)
    expect(readFileSync(join(root, 'away/bad.md'), 'utf8')).toBe(victim)
  })

  it('takes no document away that stands in the folder of the results', async () => {
    const root = temporaryFolder({'all/in/a.txt': victim, 'all/in/b.txt': 'ກ'})
    const again = (options = {}) => runEngine(join(root, 'all/in'), join(root, 'all'), options)
    await again()
    appendFileSync(
      join(root, 'all/.laodoc/manifest.jsonl'),
      `${JSON.stringify(recordOf('in/a.md', outputAt('in/a.txt')))}\n`
    )
    const {summary} = await again({prune: true})
    expect(summary).toMatchObject({pruned: 0, absent: 1})
    expect(readFileSync(join(root, 'all/in/a.txt'), 'utf8')).toBe(victim)
  })

  it.each([
    [{...recordOf('b.txt', null), outputs: [null, {path: 5}]}],
    [{...recordOf('b.txt', null), outputs: {}}],
    [{...recordOf('b.txt', outputAt('b.md')), code: 'NO_SUCH_CODE'}],
    [{...recordOf('b.txt', outputAt('b.md')), warnings: [null]}],
    [{...recordOf('b.txt', outputAt('b.md')), counts: {characters: 'many'}}],
    [{...recordOf('b.txt', outputAt('b.md')), bytes: -1}],
    [{...recordOf('b.txt', outputAt('b.md')), run: Number.MAX_SAFE_INTEGER}],
    [{...recordOf('b.txt', outputAt('b.md')), run: 'later'}],
    [{...recordOf('b.txt', outputAt('b.md')), path: ['b.txt']}],
    [{begin: null}],
    [{begin: {number: 1e300, shard: null, layout: 'folder', pipeline: '', parts: {}}}],
    [{end: {run: {}}}],
    [{end: null}],
    [null],
    [[[]]],
    ['text'],
    [{}]
  ])('has a damaged line, counted, and no more: %j', async (line) => {
    const {again, write} = await afterRun()
    write(line)
    const {notes, summary, exitCode} = await again({prune: true})
    expect(notes).toEqual([expect.stringContaining('1 damaged line')])
    expect(summary).toMatchObject({unchanged: 1, failed: 0, absent: 0})
    expect(exitCode).toBe(0)
  })

  it('may hold lines of any size and shape', async () => {
    const {again, manifest} = await afterRun()
    appendFileSync(manifest, `${'['.repeat(100_000)}\n${'x'.repeat(5 << 20)}\n\n`)
    expect((await again()).notes.join()).toContain('3 damaged lines')
  })
})

describe('a link in place of what runs keep', () => {
  it.each(['manifest.jsonl', 'lock', 'profile.yaml'])(
    '%s ends the run, its target untouched',
    (name) => {
      const cwd = temporaryFolder({'in/a.txt': sentence, target: 'not\nours', 'out/.laodoc/x': ''})
      symlinkSync('../../target', join(cwd, 'out/.laodoc', name))
      const {status, stderr} = laodoc(['run', 'in'], {cwd, timeout: 20_000})
      expect([status, stderr]).toEqual([4, expect.stringContaining(name)])
      expect(readFileSync(join(cwd, 'target'), 'utf8')).toBe('not\nours')
    }
  )

  it('a lock that leads nowhere is not waited for', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'out/.laodoc/x': ''})
    symlinkSync('nowhere', join(cwd, 'out/.laodoc/lock'))
    expect(laodoc(['run', 'in'], {cwd, timeout: 20_000}).status).toBe(4)
  })

  it.each([
    ['.laodoc', ['run', 'in']],
    ['.laodoc', ['run', 'in', '--shard', '1/2']],
    ['.laodoc/shards', ['run', 'in']],
    ['.laodoc', ['report', 'out']],
    ['.laodoc', ['merge', 'out']],
    ['data', ['run', 'in', '--bagit']]
  ])('%s is not gone through by %j', (folder, args) => {
    const cwd = temporaryFolder({
      'in/a.txt': sentence,
      'away/manifest.jsonl': 'cut',
      'away/1-of-2/lock': '{}',
      'out/a.json': '{}'
    })
    mkdirSync(dirname(join(cwd, 'out', folder)), {recursive: true})
    symlinkSync(join(cwd, 'away'), join(cwd, 'out', folder))
    const {status, stderr} = laodoc(args, {cwd, timeout: 20_000})
    expect(status, stderr).toBe(4)
    expect(execFileSync('ls', [join(cwd, 'away')], {encoding: 'utf8'})).toBe(
      '1-of-2\nmanifest.jsonl\n'
    )
    expect(readFileSync(join(cwd, 'away/manifest.jsonl'), 'utf8')).toBe('cut')
  })

  it('another name of the manifest keeps what it has', async () => {
    const {root, again, manifest} = await afterRun()
    appendFileSync(manifest, '{"path": cut')
    const before = readFileSync(manifest)
    linkSync(manifest, join(root, 'backup'))
    expect((await again()).summary.unchanged).toBe(1)
    expect(readFileSync(join(root, 'backup'))).toEqual(before)
    expect((await again()).summary.unchanged).toBe(1)
  })

  it('bag-info.txt tells nothing of another file', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, secret: 'Secret: of another\n', 'out/x': ''})
    symlinkSync('../secret', join(cwd, 'out/bag-info.txt'))
    expect(laodoc(['run', 'in', '--bagit'], {cwd}).status).toBe(4)
  })

  it('a list names nothing that a link leads to outside', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'secret/b.txt': sentence})
    symlinkSync('../secret', join(cwd, 'in/link'))
    symlinkSync('../secret/b.txt', join(cwd, 'in/c.txt'))
    const args = ['run', '--files-from', '-', '--base', 'in', '--json']
    const {stdout} = laodoc(args, {cwd, input: 'a.txt\nlink/b.txt\nc.txt\nlink/../a.txt\n'})
    expect(stdout.match(/UNSAFE_PATH/g)).toHaveLength(6)
    expect(stdout).toContain('"done":1')
  })
})

const record = readFileSync(new URL('../../src/emit/example.json', import.meta.url))

/** Makes what is no plain file, and would be waited for if it were opened. */
const odd = {
  pipe: (file: string) => execFileSync('mkfifo', [file]),
  device: (file: string) => {
    symlinkSync('/dev/zero', file)
  },
  folder: (file: string) => {
    mkdirSync(file)
  }
}

describe.each(Object.entries(odd))('a %s in place of a file', (_, make) => {
  it.each([
    ['out/.laodoc/manifest.jsonl', ['run', 'in']],
    ['out/.laodoc/manifest-1-of-2.jsonl', ['run', 'in']],
    ['out/.laodoc/manifest.jsonl', ['report', 'out']],
    ['out/.laodoc/lock', ['run', 'in']],
    ['out/.laodoc/profile.yaml', ['run', 'in']],
    ['out/decisions.yaml', ['run', 'in']],
    ['in/.laodocignore', ['run', 'in']],
    ['rules/x.yaml', ['rules', 'list', '--rules', 'rules']],
    ['rules.d', ['rules', 'list', '--rules', 'rules.d/none']],
    ['p.yaml', ['run', 'in', '--profile', 'p.yaml']],
    ['d.yaml', ['run', 'in', '--decisions', 'd.yaml']],
    ['d.yaml', ['explain', 'in/a.txt', '--decisions', 'd.yaml']],
    ['list', ['run', '--files-from', 'list']],
    ['out/bag-info.txt', ['run', 'in', '--bagit']],
    ['page.txt', ['explain', 'page.txt']],
    ['page.json', ['restore', 'page.json']],
    ['report.html', ['report', 'out', '--out', 'report.html']],
    ['back.txt', ['restore', 'record.json', '--out', 'back.txt']]
  ])('%s is named by %j, and not waited for', (place, args) => {
    const cwd = temporaryFolder({
      'in/a.txt': sentence,
      'rules/y.yaml': '',
      'out/a.json': '{}',
      'record.json': record
    })
    mkdirSync(join(cwd, 'out/.laodoc'))
    make(join(cwd, place))
    const {status, stderr} = laodoc(args, {cwd, timeout: 20_000, input: ''})
    if (place === 'rules/x.yaml' && make === odd.folder) return
    expect([2, 3, 4], stderr).toContain(status)
    expect(stderr).toContain(place.split('/').at(-1))
    expect(stderr).not.toContain('a defect')
    expect(stderr.trim().split('\n').length).toBeLessThan(5)
  })
})

describe('patterns of an ignore file', () => {
  it('take time linear in names and patterns', () => {
    const name = `${'a'.repeat(240)}.txt`
    const cwd = temporaryFolder({
      [`in/${name}`]: sentence,
      'in/.laodocignore': `*a*a*a*a*b\n${'*a'.repeat(400)}b\n**/${'**/a'.repeat(50)}\n[${'a-'.repeat(90)}]*b\n`
    })
    const {status, stderr} = laodoc(['run', 'in', '--dry-run'], {cwd, timeout: 30_000})
    expect([status, stderr]).toEqual([0, ''])
  })

  it('that are none are named', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'in/.laodocignore': '[z-a]\n'})
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toMatch(/in\/\.laodocignore: /)
  })

  it('of a pattern with many beginnings keep to the folder that all share', () => {
    const cwd = temporaryFolder({'s/a/x.txt': sentence, 's/b/x.txt': sentence})
    expect(laodoc(['run', 's/{a,b}/*.txt'], {cwd}).status).toBe(0)
    expect(existsSync(join(cwd, 'out/b/x.md'))).toBe(true)
    renameSync(join(cwd, 'out'), join(cwd, 'gone'))
  })
})
