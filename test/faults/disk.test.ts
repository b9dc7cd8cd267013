import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, chownSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {inShell, laodoc, program} from '../cli/laodoc.ts'
import {expectNothingUnfinished, isRoot, pages, sentence} from './support.ts'

const nobody = 65534

/** Runs the program as a user who owns nothing. */
function asNobody(args: readonly string[], cwd: string) {
  const user = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups']
  const command = [...user, process.execPath, program, ...args]
  return spawnSync('setpriv', command, {cwd, encoding: 'utf8'})
}

describe('a disk that is full (a tmpfs of 1 MB)', () => {
  it.runIf(isRoot)('(needs root) ends the run with 4, nothing half-written, and heals', () => {
    const cwd = temporaryFolder(pages(60, 100))
    const out = join(cwd, 'out')
    mkdirSync(out)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', out])
    try {
      const {status, stderr} = laodoc(['run', 'in'], {cwd})
      expect(status).toBe(4)
      expect(stderr).toContain('the disk is full')
      expectNothingUnfinished(out)
      laodoc(['run', 'in', '-o', 'whole'], {cwd})
      const expected = readTree(join(cwd, 'whole'))
      const before = readTree(out)
      expect(Object.keys(before).length).toBeLessThan(Object.keys(expected).length)
      for (const [path, text] of Object.entries(before)) expect(text).toBe(expected[path])
      execFileSync('mount', ['-o', 'remount,size=64m', out])
      expect(laodoc(['run', 'in'], {cwd}).status).toBe(0)
      expect(readTree(out)).toEqual(expected)
    } finally {
      execFileSync('umount', [out])
    }
  })
})

describe('limits of the system', () => {
  it('of the size of a file (ulimit -f) fail that file alone, with 4, no part of it left', () => {
    const cwd = temporaryFolder({'in/large.txt': sentence.repeat(3000), 'in/small.txt': sentence})
    const {status, stderr} = inShell('ulimit -f 100; "$@"', ['run', 'in'], {cwd})
    expect(status).toBe(4)
    expect(stderr).toContain('large.txt: WRITE_FAILED')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual(['small.json', 'small.md'])
    expectNothingUnfinished(join(cwd, 'out'))
    expect(laodoc(['run', 'in'], {cwd})).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('1 done, 1 unchanged') as string
    })
  })

  it('of open files (ulimit -n) are no hindrance', () => {
    const cwd = temporaryFolder(pages(400, 1))
    expect(inShell('ulimit -n 256; "$@"', ['run', 'in'], {cwd}).status).toBe(0)
  })
})

describe.runIf(isRoot)('another user (needs root)', () => {
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

  it('who may not write ends with 4 before any work, told where', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'out/kept': ''})
    chmodSync(cwd, 0o755)
    for (const out of ['out', 'new']) {
      const {status, stderr} = asNobody(['run', 'in', '-o', out], cwd)
      expect(status).toBe(4)
      expect(stderr).toContain(out)
    }
  })
})

describe('a file where the output folder should be', () => {
  it('ends the run with 4 before any work, the path named', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence})
    writeFileSync(join(cwd, 'file'), 'kept')
    const {status, stderr} = laodoc(['run', 'in', '-o', 'file'], {cwd})
    expect(status).toBe(4)
    expect(stderr).toContain('file: the output folder cannot be written')
    expect(readTree(cwd)).toEqual({file: 'kept', 'in/a.txt': sentence})
  })
})
