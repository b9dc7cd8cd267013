import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from '../cli/laodoc.ts'
import {runIn, sentence, statusesOf} from './support.ts'

const outputsIn = (cwd: string): string[] => Object.keys(readTree(join(cwd, 'out')))

describe('odd things in a folder', () => {
  it('links in a circle, pipes and devices are skipped, counted and never waited for', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence})
    symlinkSync('..', join(cwd, 'in/loop'))
    symlinkSync('/dev/zero', join(cwd, 'in/zero.txt'))
    execFileSync('mkfifo', [join(cwd, 'in/pipe.txt')])
    const {status, stderr} = laodoc(['run', 'in'], {cwd, timeout: 60_000})
    expect(status).toBe(0)
    expect(stderr).toContain('3 skipped (2 symbolic link, 1 device, pipe or socket)')
    for (const name of ['in/pipe.txt', '/dev/zero']) {
      const named = laodoc(['run', name], {cwd, timeout: 60_000})
      expect(named.status).toBe(3)
      expect(named.stderr).toContain('NOT_A_FILE')
    }
  })
})

describe('the output', () => {
  it('replaces a link, whose target stays as it is', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, 'away/kept': 'kept'})
    mkdirSync(join(cwd, 'out'))
    symlinkSync('../away/kept', join(cwd, 'out/a.md'))
    expect(laodoc(['run', 'in'], {cwd}).status).toBe(0)
    expect(readFileSync(join(cwd, 'away/kept'), 'utf8')).toBe('kept')
    expect(() => readlinkSync(join(cwd, 'out/a.md'))).toThrow('EINVAL')
  })

  it('goes through no folder that is a link, and to no place outside', () => {
    const cwd = temporaryFolder({'in/b/c.txt': sentence, 'away/kept': 'kept', 'd.txt': sentence})
    mkdirSync(join(cwd, 'out'))
    symlinkSync('../away', join(cwd, 'out/b'))
    const linked = runIn(cwd)
    expect(linked.status).toBe(3)
    expect(statusesOf(linked)).toEqual({'b/c.txt': 'UNSAFE_PATH'})
    const args = ['run', '--files-from', '-', '--base', 'in', '-o', 'o', '--json']
    const listed = laodoc(args, {cwd, input: '../d.txt\n'})
    expect(listed.status).toBe(3)
    expect(statusesOf(listed)).toEqual({'../d.txt': 'UNSAFE_PATH'})
    expect(readTree(join(cwd, 'away'))).toEqual({kept: 'kept'})
  })
})

describe('odd names', () => {
  const long = 'n'.repeat(250)
  const names = ['-rf.txt', '[a]*?.txt', 'a\nb.txt', "it's $HOME.txt", `${long}.txt`, 'ກ\u0301.txt']

  it('are names like others, as files of a folder and on the command line', () => {
    const files = names.map((name, index) => [`in/${name}`, `${index} ${sentence}`] as const)
    const cwd = temporaryFolder(Object.fromEntries(files))
    const ran = runIn(cwd, '--emit', 'txt')
    expect(ran.status).toBe(0)
    const tree = readTree(join(cwd, 'out'))
    expect(Object.keys(tree).sort()).toEqual(names.toSorted())
    for (const [index, name] of names.entries()) expect(tree[name]).toMatch(`${index} ຄະນະກຳມະການ`)
    const literal = ['run', '-o', '../named', '--emit', 'txt', '--', ...names]
    expect(laodoc(literal, {cwd: join(cwd, 'in')}).status).toBe(0)
    expect(Object.keys(readTree(join(cwd, 'named'))).sort()).toEqual(names.toSorted())
  })

  it('that are not UTF-8, or leave no room for the ending, are named; the others are done', () => {
    const cwd = temporaryFolder({'in/a.txt': sentence, [`in/${'x'.repeat(251)}.txt`]: sentence})
    execFileSync('bash', ['-c', String.raw`printf x > in/$'\xff'.txt`], {cwd})
    const ran = runIn(cwd)
    expect(ran.status).toBe(3)
    expect(Object.values(statusesOf(ran)).sort()).toEqual(['BAD_NAME', 'NAME_TOO_LONG', 'done'])
    expect(outputsIn(cwd)).toEqual(['a.json', 'a.md'])
  })
})

describe('names that would meet in one output', () => {
  it.each([
    ['of two types', 'a.txt', 'a.md'],
    ['that differ in case', 'Page.txt', 'page.txt'],
    ['that differ in composition', 'caf\u00E9.txt', 'cafe\u0301.txt']
  ])('%s are found while planning, with 2, both named', (_, one, other) => {
    const cwd = temporaryFolder({[`in/${one}`]: sentence})
    writeFileSync(join(cwd, 'in', other), sentence)
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain(`in/${one}`)
    expect(stderr).toContain(`in/${other}`)
    expect(Object.keys(readTree(cwd)).filter((path) => path.startsWith('out'))).toEqual([])
  })
})
