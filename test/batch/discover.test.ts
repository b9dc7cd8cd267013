import {execFileSync} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {discover, type Sources} from '../../src/batch/find/discover.ts'
import type {Input} from '../../src/batch/find/input.ts'
import {compileIgnore} from '../../src/batch/find/ignore.ts'
import {temporaryFolder} from './temporary-folder.ts'

async function find(sources: Sources): Promise<{inputs: Input[]; skipped: string[]}> {
  const inputs: Input[] = []
  const skipped: string[] = []
  for await (const input of discover(sources, (reason, path) =>
    skipped.push(`${path}: ${reason}`)
  )) {
    inputs.push(input)
  }
  return {inputs, skipped}
}

const paths = (inputs: Input[]): string[] => inputs.map(({path}) => path)

describe('discover', () => {
  it('walks a folder in code-point order of whole paths and keeps paths below it', async () => {
    const root = temporaryFolder()
    const names = [
      'b/a.txt',
      'b.md',
      'b-.txt',
      'B.TXT',
      '𐐷.txt',
      '\uFB01.txt',
      'ກ/ຂ.markdown',
      'b/c/d.text'
    ]
    for (const name of names) {
      mkdirSync(join(root, name, '..'), {recursive: true})
      writeFileSync(join(root, name), 'ກ')
    }
    const {inputs} = await find({paths: [root]})
    const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
    expect(paths(inputs)).toEqual([...names].sort(byCodePoint))
    expect(inputs[0]!.bytes).toBe(3)
  })

  it('follows no link, waits for no pipe, and counts what it leaves out', async () => {
    const root = temporaryFolder({'a.txt': 'ກ', 'b.rtf': '', '.hidden.txt': ''})
    symlinkSync(root, join(root, 'loop'))
    symlinkSync('a.txt', join(root, 'link.txt'))
    execFileSync('mkfifo', [join(root, 'pipe.txt')])
    const {inputs, skipped} = await find({paths: [root]})
    expect(paths(inputs)).toEqual(['a.txt'])
    expect(skipped).toEqual([
      '.hidden.txt: hidden',
      'b.rtf: other extension',
      'link.txt: symbolic link',
      'loop: symbolic link',
      'pipe.txt: device, pipe or socket'
    ])
  })

  it('takes a name literally before it reads it as a glob, whatever its extension', async () => {
    const root = temporaryFolder({'[x].txt': 'ກ', 'x.txt': 'ຂ', 'page.ocr': 'ຄ', '*.txt': 'ງ'})
    expect(paths((await find({paths: [join(root, '[x].txt')]})).inputs)).toEqual(['[x].txt'])
    expect(paths((await find({paths: [join(root, '*.txt')]})).inputs)).toEqual(['*.txt'])
    expect(paths((await find({paths: [join(root, 'page.ocr')]})).inputs)).toEqual(['page.ocr'])
  })

  it('keeps the path below the fixed part of a glob, sorted, without links', async () => {
    const root = temporaryFolder({
      'in/b/z.txt': '',
      'in/a.txt': '',
      'in/a/y.md': '',
      'in/q.rtf': ''
    })
    symlinkSync(join(root, 'in'), join(root, 'in/loop'))
    const {inputs} = await find({paths: [`${root}/in/**/*`]})
    expect(paths(inputs)).toEqual(['a.txt', 'a/y.md', 'b/z.txt'])
  })

  it('says that nothing answers to a name or a pattern', async () => {
    const root = temporaryFolder()
    await expect(find({paths: [join(root, 'none.txt')]})).rejects.toMatchObject({exitCode: 2})
    await expect(find({paths: [`${root}/*.txt`]})).rejects.toMatchObject({exitCode: 2})
  })

  it('leaves out what the ignore file names, and folders of results', async () => {
    const root = temporaryFolder({
      '.laodocignore': '# about the folder\nREADME.md\n/drafts/\n*.tmp.txt\n!keep.tmp.txt\n',
      'README.md': '',
      'a/README.md': '',
      'a/drafts/b.txt': '',
      'drafts/b.txt': '',
      'keep.tmp.txt': '',
      'lose.tmp.txt': '',
      'out/c.md': ''
    })
    const {inputs} = await find({paths: [root], exclude: [join(root, 'out')]})
    expect(paths(inputs)).toEqual(['a/drafts/b.txt', 'keep.tmp.txt'])
  })

  it('names files whose names are not UTF-8, and goes on', async () => {
    const root = temporaryFolder({'z.txt': 'ກ', 'line\nend.txt': 'ຂ', '-v.txt': 'ຄ'})
    writeFileSync(
      Buffer.concat([Buffer.from(`${root}/a`), Buffer.from([0xff]), Buffer.from('.txt')]),
      ''
    )
    const {inputs} = await find({paths: [root]})
    expect(inputs.map(({path, problem}) => problem?.code ?? path)).toEqual([
      '-v.txt',
      'BAD_NAME',
      'line\nend.txt',
      'z.txt'
    ])
  })

  it('keeps listed files below their base and refuses those outside', async () => {
    const root = temporaryFolder({'in/a/b.txt': '', 'other.txt': ''})
    const {inputs} = await find({
      paths: [],
      base: join(root, 'in'),
      list: ['a/b.txt', join(root, 'in/a/b.txt'), '../other.txt', '/etc/hostname', 'gone.txt']
    })
    expect(inputs.map(({path, problem}) => problem?.code ?? path)).toEqual([
      'a/b.txt',
      'a/b.txt',
      'UNSAFE_PATH',
      'UNSAFE_PATH',
      'MISSING'
    ])
  })
})

describe('compileIgnore', () => {
  it.each([
    ['*.md', 'a/b.md', true],
    ['/a.md', 'b/a.md', false],
    ['a/*.md', 'a/b/c.md', false],
    ['a/**/c.md', 'a/c.md', true],
    ['a/**/c.md', 'a/b/d/c.md', true],
    ['a/**', 'a/b/c', true],
    ['[ab]?.txt', 'b1.txt', true],
    ['[!ab]?.txt', 'b1.txt', false],
    ['ບົດ*.txt', 'ບົດນຳ.txt', true],
    ['a+(b).txt', 'a+(b).txt', true],
    ['\\!x', '!x', true]
  ])('%s on %s: %s', async (pattern, path, expected) => {
    const ignore = await compileIgnore(pattern)
    expect(ignore(path, false)).toBe(expected)
  })
})
