import {execFileSync, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {beforeAll, describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {begin, end, inShell, laodoc, program} from './laodoc.ts'

const sentence = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ ແລະ ຕົກລົງກັນ.\n'
const isRoot = process.getuid?.() === 0
const nobody = 65534

/** Enough work for a run to be caught in the middle of it. */
function pages(count: number, size = 60): Record<string, string> {
  const files: Record<string, string> = {}
  for (let page = 0; page < count; page++) {
    files[`in/${page % 5}/${page}.txt`] = `${page} ${sentence.repeat(size)}`
  }
  return files
}

function temporariesIn(folder: string): string[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) =>
    path.endsWith('.tmp')
  )
}

/** Runs the program as a user who owns nothing. */
function asNobody(args: readonly string[], cwd: string) {
  const user = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  const command = [...user, process.execPath, program, ...args]
  return spawnSync('setpriv', command, {cwd, encoding: 'utf8'})
}

async function progressOf(child: ReturnType<typeof begin>, event: string): Promise<void> {
  let seen = ''
  for (;;) {
    const [chunk] = (await once(child.stdout!, 'data')) as [Buffer]
    seen += chunk.toString()
    if (seen.includes(`"event":"${event}"`)) return
  }
}

describe('a run that is killed', () => {
  let expected: Record<string, string>
  let cwd: string

  beforeAll(() => {
    cwd = temporaryFolder(pages(300))
    laodoc(['run', 'in', '-o', 'whole', '-q'], {cwd})
    expected = readTree(join(cwd, 'whole'))
  })

  it('leaves no torn output and heals when run again (12 times kill -9)', async () => {
    let killed = 0
    for (let round = 0; round < 12; round++) {
      const child = begin(['run', 'in', '-o', 'out', '-q'], cwd)
      const ended = end(child)
      await setTimeout(200 + 50 * round)
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') killed++
      if (!existsSync(join(cwd, 'out'))) continue
      for (const [path, text] of Object.entries(readTree(join(cwd, 'out')))) {
        if (!path.endsWith('.tmp')) expect(text, path).toBe(expected[path])
      }
    }
    expect(killed).toBeGreaterThan(3)
    expect(laodoc(['run', 'in', '-o', 'out', '-q'], {cwd}).status).toBe(0)
    expect(readTree(join(cwd, 'out'))).toEqual(expected)
    expect(existsSync(join(cwd, 'out/.laodoc/lock'))).toBe(false)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)(
    'ends what it began on %s, with %i, and does the rest later',
    async (signal, code) => {
      const child = begin(['run', 'in', '-o', signal, '--json', '--jobs', '1'], cwd)
      await progressOf(child, 'document')
      child.stdout!.resume()
      child.kill(signal)
      expect(await end(child)).toBe(code)
      const done = Object.keys(readTree(join(cwd, signal))).length
      expect(done).toBeGreaterThan(0)
      expect(done).toBeLessThan(Object.keys(expected).length)
      expect(temporariesIn(join(cwd, signal))).toEqual([])
      const {stderr} = laodoc(['run', 'in', '-o', signal], {cwd})
      expect(stderr).toContain(` ${done / 2} unchanged, 0 failed`)
      expect(readTree(join(cwd, signal))).toEqual(expected)
    }
  )

  it('stops at once at the second signal', async () => {
    const child = begin(['run', 'in', '-o', 'twice', '--json'], cwd)
    await progressOf(child, 'start')
    child.stdout!.resume()
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect([130, 143]).toContain(await end(child))
    expect(existsSync(join(cwd, 'twice')) ? temporariesIn(join(cwd, 'twice')) : []).toEqual([])
  })

  it('keeps a second run out of its folder, naming itself', async () => {
    const child = begin(['run', 'in', '-o', 'shared', '--json', '--jobs', '1'], cwd)
    await progressOf(child, 'document')
    child.stdout!.resume()
    const second = laodoc(['run', 'in', '-o', 'shared'], {cwd})
    expect(second.status).toBe(5)
    expect(second.stderr).toContain(`process ${child.pid}`)
    expect(await end(child)).toBe(0)
    expect(readTree(join(cwd, 'shared'))).toEqual(expected)
  })
})

describe('runs that find the lock of a dead one', () => {
  it('take it over one after the other, never together', async () => {
    const cwd = temporaryFolder(pages(30))
    laodoc(['run', 'in', '-o', 'whole', '-q'], {cwd})
    const expected = readTree(join(cwd, 'whole'))
    for (let round = 0; round < 3; round++) {
      mkdirSync(join(cwd, 'out/.laodoc'), {recursive: true})
      // No process has this number: Linux ends at 2^22.
      const owner = {host: hostname(), pid: 5_000_000, started: null}
      writeFileSync(join(cwd, 'out/.laodoc/lock'), JSON.stringify(owner))
      writeFileSync(join(cwd, 'out/.laodoc/lock-5000000'), JSON.stringify(owner))
      const codes = await Promise.all(
        [1, 2, 3, 4].map(() => end(begin(['run', 'in', '-o', 'out', '-q', '--force'], cwd)))
      )
      expect(codes).toContain(0)
      for (const code of codes) expect([0, 5]).toContain(code)
      expect(readTree(join(cwd, 'out'))).toEqual(expected)
      expect(readdirSync(join(cwd, 'out/.laodoc'))).toEqual(['manifest.jsonl', 'profile.yaml'])
    }
  })
})

describe('a disk that is full', () => {
  it.runIf(isRoot)('ends the run with 4, nothing half-written, and heals', () => {
    const cwd = temporaryFolder(pages(40))
    const out = join(cwd, 'out')
    mkdirSync(out)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', out])
    try {
      const {status, stderr} = laodoc(['run', 'in', '-o', 'out'], {cwd})
      expect(status).toBe(4)
      expect(stderr).toContain('the disk is full')
      expect(temporariesIn(out)).toEqual([])
      laodoc(['run', 'in', '-o', 'whole'], {cwd})
      const expected = readTree(join(cwd, 'whole'))
      for (const [path, text] of Object.entries(readTree(out))) expect(text).toBe(expected[path])
      execFileSync('mount', ['-o', 'remount,size=64m', out])
      expect(laodoc(['run', 'in', '-o', 'out'], {cwd}).status).toBe(0)
      expect(readTree(out)).toEqual(expected)
    } finally {
      execFileSync('umount', [out])
    }
  })

  it('fails a file beyond the file-size limit alone, with 4, and leaves no part of it', () => {
    const cwd = temporaryFolder({
      'in/large.txt': sentence.repeat(3000),
      'in/small.txt': sentence
    })
    const {status, stderr} = inShell('ulimit -f 100; "$@"', ['run', 'in'], {cwd})
    expect(status).toBe(4)
    expect(stderr).toContain('large.txt: WRITE_FAILED')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual(['small.json', 'small.md'])
    expect(laodoc(['run', 'in'], {cwd})).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('1 done, 1 unchanged') as string
    })
  })
})

describe('few open files', () => {
  it('are enough', () => {
    const cwd = temporaryFolder(pages(400, 1))
    expect(inShell('ulimit -n 256; "$@"', ['run', 'in'], {cwd}).status).toBe(0)
  })
})

describe.runIf(isRoot)('another user', () => {
  it('who may not read a file or a folder has the others done', () => {
    const cwd = temporaryFolder({
      'in/a.txt': sentence,
      'in/b.txt': sentence,
      'in/c/d.txt': sentence
    })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'in/a.txt'), 0o600)
    chmodSync(join(cwd, 'in/c'), 0o700)
    mkdirSync(join(cwd, 'out'))
    chownSync(join(cwd, 'out'), nobody, nobody)
    const {status, stderr} = asNobody(['run', 'in'], cwd)
    expect(status).toBe(3)
    expect(stderr).toContain('a.txt: UNREADABLE')
    expect(stderr).toContain('c: UNREADABLE')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual(['b.json', 'b.md'])
  })

  it('who may not write ends before any work, told where', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'out/kept': ''})
    chmodSync(cwd, 0o755)
    for (const out of ['out', 'new']) {
      const {status, stderr} = asNobody(['run', 'in', '-o', out], cwd)
      expect(status).toBe(4)
      expect(stderr).toContain(out)
    }
    writeFileSync(join(cwd, 'file'), '')
    expect(asNobody(['run', 'in', '-o', 'file'], cwd).status).toBe(4)
  })
})

describe('odd folders', () => {
  it('with links in a circle, pipes and devices are walked to their end', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence})
    execFileSync('ln', ['-s', '..', join(cwd, 'in/loop')])
    execFileSync('mkfifo', [join(cwd, 'in/pipe.txt')])
    const {status, stderr} = laodoc(['run', 'in'], {cwd, timeout: 20_000})
    expect(status).toBe(0)
    expect(stderr).toContain('2 skipped (1 symbolic link, 1 device, pipe or socket)')
    expect(laodoc(['run', 'in/pipe.txt'], {cwd, timeout: 20_000}).stderr).toContain('NOT_A_FILE')
  })

  it('with a name that is not UTF-8 has it named and the others done', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'in/[b].txt': sentence})
    execFileSync('bash', ['-c', String.raw`printf x > in/$'\xff'.txt`], {cwd})
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(3)
    expect(stderr).toContain('BAD_NAME')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual([
      '[b].json',
      '[b].md',
      'a.json',
      'a.md'
    ])
  })
})
