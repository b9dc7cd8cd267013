import {execFileSync} from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {prepareFolder, sweepTemporaries, writeAtomic} from '../../src/batch/disk/write-atomic.ts'
import {temporaryFolder} from './temporary-folder.ts'

describe('writeAtomic', () => {
  it('replaces a link and leaves its target', async () => {
    const root = temporaryFolder({'target.txt': 'kept'})
    symlinkSync(join(root, 'target.txt'), join(root, 'a.json'))
    await writeAtomic(join(root, 'a.json'), Buffer.from('new'))
    expect(readFileSync(join(root, 'target.txt'), 'utf8')).toBe('kept')
    expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('new')
    expect(() => readlinkSync(join(root, 'a.json'))).toThrow()
  })

  it('leaves nothing when it fails', async () => {
    const root = temporaryFolder({'a.json/inside': ''})
    await expect(writeAtomic(join(root, 'a.json'), Buffer.from('new'))).rejects.toThrow()
    expect(readdirSync(root)).toEqual(['a.json'])
  })

  it.runIf(process.getuid?.() === 0)(
    '(needs root) leaves the old file when the disk is full',
    async () => {
      const root = temporaryFolder()
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root])
      try {
        writeFileSync(join(root, 'a.json'), 'old')
        const large = Buffer.alloc(200_000, 'x')
        await expect(writeAtomic(join(root, 'a.json'), large)).rejects.toMatchObject({
          code: 'ENOSPC'
        })
        expect(readFileSync(join(root, 'a.json'), 'utf8')).toBe('old')
        expect(readdirSync(root)).toEqual(['a.json'])
      } finally {
        execFileSync('umount', [root])
      }
    }
  )
})

describe('prepareFolder', () => {
  it('makes folders on the way', async () => {
    const root = temporaryFolder()
    await writeAtomic(await prepareFolder(root, 'a/b/c.json'), Buffer.from('x'))
    expect(readFileSync(join(root, 'a/b/c.json'), 'utf8')).toBe('x')
  })

  it.each(['../a.json', 'a/../../b.json', '/a.json'])('refuses %s', async (path) => {
    await expect(prepareFolder(temporaryFolder(), path)).rejects.toMatchObject({
      code: 'UNSAFE_PATH'
    })
  })

  it('does not write through a linked folder', async () => {
    const root = temporaryFolder({'elsewhere/x': ''})
    mkdirSync(join(root, 'out'))
    symlinkSync(join(root, 'elsewhere'), join(root, 'out/a'))
    const prepared = prepareFolder(join(root, 'out'), 'a/b.json')
    await expect(prepared).rejects.toMatchObject({code: 'UNSAFE_PATH'})
  })
})

describe('sweepTemporaries', () => {
  it('takes away what unfinished writes left, and nothing else', async () => {
    const root = temporaryFolder({'a/.laodoc-12-3.tmp': '', '.laodoc-1-0.tmp': '', 'a/b.tmp': ''})
    expect(await sweepTemporaries(root)).toBe(2)
    expect(readdirSync(join(root, 'a'))).toEqual(['b.tmp'])
  })
})
