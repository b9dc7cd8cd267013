import {execFileSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const pages = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({length: count}, (_, n) => [`in/${n % 3}/${n}.txt`, `ໜ້າ ${n} ຂອງຝັກ\n`])
  )

describe('laodoc run --shard and merge', () => {
  it('plan, run and merge parts that are all documents together', () => {
    const cwd = temporaryFolder(pages(12))
    const planned = (part: string) =>
      laodoc(['run', 'in', '--dry-run', '--shard', part], {cwd})
        .stdout.split('\n')
        .filter((line) => line !== '')
    const parts = ['1/3', '2/3', '3/3']
    expect(parts.flatMap(planned).sort()).toEqual(planned('1/1').sort())
    expect(planned('1/1')).toHaveLength(12)
    expect(existsSync(join(cwd, 'out'))).toBe(false)
    for (const part of parts.slice(1)) {
      expect(laodoc(['run', 'in', '--shard', part, '-q'], {cwd}).status).toBe(0)
    }
    const early = laodoc(['merge', 'out'], {cwd})
    expect(early.status).toBe(3)
    expect(early.stderr).toContain('shard 1/3 has left no manifest (MISSING_SHARD)')
    expect(laodoc(['run', 'in', '--shard', '1/3', '--digits', 'ascii', '-q'], {cwd}).status).toBe(0)
    const other = laodoc(['merge', 'out'], {cwd})
    expect(other.status).toBe(3)
    expect(other.stderr).toMatch(/ran otherwise than shard .*: digits \(OTHER_PIPELINE\)/)
    expect(laodoc(['run', 'in', '--shard', '1/3', '-q'], {cwd}).status).toBe(0)
    const {status, stdout} = laodoc(['merge', 'out', '--json'], {cwd})
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({shards: 3, documents: 12, done: 12, merged: true})
    expect(laodoc(['run', 'in'], {cwd}).stderr).toContain('0 done, 12 unchanged')
  })

  it('tells a document that failed by its code, and ends with 3', () => {
    const cwd = temporaryFolder({...pages(2), 'in/bad.txt': '\u0000'})
    expect(laodoc(['run', 'in', '--shard', '1/1', '-q'], {cwd}).status).toBe(3)
    const {status, stderr} = laodoc(['merge', 'out'], {cwd})
    expect(status).toBe(3)
    expect(stderr).toContain('2 done, 1 failed; merged')
    expect(stderr).toContain('bad.txt: BINARY_INPUT')
  })

  it.each(['0/2', '3/2', '1', '1/2/3', 'a/b', '-1/2', '1/0'])('refuse --shard %s', (part) => {
    const cwd = temporaryFolder(pages(1))
    expect(laodoc(['run', 'in', '--shard', part], {cwd}).status).toBe(2)
  })

  it('refuse to merge what no run has written', () => {
    const cwd = temporaryFolder()
    const {status, stderr} = laodoc(['merge', 'none'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain('none')
    expect(existsSync(join(cwd, 'none'))).toBe(false)
  })
})

describe('laodoc run --bagit', () => {
  it('makes a bag that sha256sum finds whole, in parts as at once', () => {
    const cwd = temporaryFolder(pages(6))
    expect(laodoc(['run', 'in', '--out', 'bag', '--bagit'], {cwd}).status).toBe(0)
    for (const part of ['1/2', '2/2']) {
      laodoc(['run', 'in', '--out', 'parts', '--bagit', '--shard', part], {cwd})
    }
    expect(laodoc(['merge', 'parts'], {cwd}).status).toBe(0)
    const planned = laodoc(['run', 'in', '--bagit', '--dry-run', '--emit', 'md'], {cwd}).stdout
    expect(planned).toContain('0/0.txt\tdata/0/0.md\n')
    execFileSync('diff', ['-r', '--exclude=.laodoc', 'bag', 'parts'], {cwd})
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', manifest], {
        cwd: join(cwd, 'bag')
      })
    }
    expect(readFileSync(join(cwd, 'bag/bag-info.txt'), 'utf8')).toMatch(
      /^Bag-Software-Agent: laodoc \d.*\nPayload-Oxum: \d+\.12\nLaodoc-Rules-SHA256: [\da-f]{64}\n/
    )
  })
})

describe('laodoc run --prune', () => {
  it('takes away the results of documents that are gone, and tells of them', () => {
    const cwd = temporaryFolder(pages(4))
    laodoc(['run', 'in'], {cwd})
    execFileSync('rm', ['in/1/1.txt'], {cwd})
    expect(laodoc(['run', 'in'], {cwd}).stderr).toContain('1 no longer there, their results stand')
    const events = laodoc(['run', 'in', '--prune', '--json'], {cwd})
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as {event: string})
    expect(events.filter(({event}) => event === 'absent')).toEqual([
      {event: 'absent', path: '1/1.txt', outputs: ['1/1.md', '1/1.json'], pruned: true}
    ])
    expect(existsSync(join(cwd, 'out/1/1.md'))).toBe(false)
    expect(laodoc(['run', 'in'], {cwd}).stderr).not.toContain('no longer there')
  })
})
