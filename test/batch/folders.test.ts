import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {exitCode} from '../../src/batch/base/exit-code.ts'
import {discover} from '../../src/batch/find/discover.ts'
import type {Input} from '../../src/batch/find/input.ts'
import {compareNaturally} from '../../src/batch/find/natural-order.ts'
import type {DocumentRecord} from '../../src/index.ts'
import {laodoc} from '../cli/laodoc.ts'
import {kinds} from '../read/make-files.ts'
import {readTree} from './engine.ts'
import {temporaryFolder} from './temporary-folder.ts'

const line = 'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ ແລະ\n'
const first = `ແຈ້ງການ\n\n${line.repeat(6)}`
const second = 'ເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ.\n\nປີ 1975 ນໍ້າຖ້ວມໃຫຍ່.\n'
const tenth = '\ufeffປີ 1976 ແຫ້ງແລ້ງ.\r\n'

const recordIn = (cwd: string, path: string): DocumentRecord =>
  JSON.parse(readFileSync(join(cwd, path), 'utf8')) as DocumentRecord

it('names are in the order in which people number pages', () => {
  const names = ['p10', 'p2', 'p1b', 'p01', 'p1', 'ໜ້າ ໑໐', 'ໜ້າ ໒', '', 'p', 'p2-10', 'p2-9']
  expect(names.sort(compareNaturally)).toEqual([
    '',
    'p',
    'p01',
    'p1',
    'p1b',
    'p2',
    'p2-9',
    'p2-10',
    'p10',
    'ໜ້າ ໒',
    'ໜ້າ ໑໐'
  ])
})

describe('folders of pages', () => {
  const found = async (cwd: string, paths: readonly string[]): Promise<Input[]> => {
    const inputs: Input[] = []
    const sources = {paths: paths.map((path) => join(cwd, path)), document: 'folder' as const}
    for await (const input of discover(sources)) inputs.push(input)
    return inputs
  }
  const told = (inputs: readonly Input[]) =>
    inputs.map(({path, pages}) => [path, pages?.map((page) => page.path)])

  it('are documents, each of the files that stand in it', async () => {
    const cwd = temporaryFolder({
      'in/a/10.txt': 'ກ',
      'in/a/2.txt': 'ກ',
      'in/a/b/1.txt': 'ກ',
      'in/9.txt': 'ກ',
      'in/z.txt': 'ກ'
    })
    expect(told(await found(cwd, ['in']))).toEqual([
      ['a/b', ['a/b/1.txt']],
      ['a', ['a/2.txt', 'a/10.txt']],
      ['in', ['9.txt', 'z.txt']]
    ])
  })

  it('are the same where their files are named one by one', async () => {
    const cwd = temporaryFolder({'in/10.txt': 'ກ', 'in/2.txt': 'ກ'})
    expect(told(await found(cwd, ['in/10.txt', 'in/2.txt']))).toEqual([['in', ['2.txt', '10.txt']]])
  })
})

describe('--document folder', () => {
  const pages = {'in/law/1.txt': first, 'in/law/2.txt': second, 'in/law/10.txt': tenth}

  it('reads the pages of a folder as one document, cut paragraphs whole', () => {
    const cwd = temporaryFolder(pages)
    const {status, stderr} = laodoc(['run', 'in', '--document', 'folder'], {cwd})
    expect(status, stderr).toBe(0)
    expect(Object.keys(readTree(join(cwd, 'out'))).filter((path) => !path.startsWith('.'))).toEqual(
      ['law.json', 'law.md']
    )
    const record = recordIn(cwd, 'out/law.json')
    expect(record.source.path).toBe('law')
    expect(record.pages.map(({number, path}) => [number, path])).toEqual([
      [1, 'law/1.txt'],
      [2, 'law/2.txt'],
      [3, 'law/10.txt']
    ])
    const joined = record.preface.find(({source}) => source.lastPage !== undefined)
    expect(joined).toMatchObject({source: {page: 1, lastPage: 2}})
    expect(record.metadata.title).toBe('ແຈ້ງການ')
  })

  it('tells of each file what it was, and where it stands', () => {
    const cwd = temporaryFolder(pages)
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    const {source} = recordIn(cwd, 'out/law.json')
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
    const texts = [first, second, tenth]
    const paths = ['law/1.txt', 'law/2.txt', 'law/10.txt']
    let start = 0
    const files = texts.map((text, at) => {
      const file = {
        path: paths[at],
        sha256: hash(text),
        bytes: Buffer.byteLength(text),
        mediaType: 'text/plain',
        encoding: 'utf-8',
        start,
        end: start + text.length
      }
      start = file.end + 1
      return file
    })
    expect(source.files).toEqual(files)
    expect(source.bytes).toBe(files.reduce((sum, {bytes}) => sum + bytes, 0))
    expect(source.sha256).toBe(
      hash(texts.map((text, at) => `${hash(text)}  ${paths[at]}\n`).join(''))
    )
  })

  it('gives each file back', () => {
    const cwd = temporaryFolder(pages)
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    laodoc(['restore', 'out/law.json', '--files', 'back'], {cwd})
    expect(readTree(join(cwd, 'back'))).toEqual(readTree(join(cwd, 'in')))
    expect(laodoc(['restore', 'out/law.json'], {cwd}).stdout).toBe(
      [first, second, tenth].join('\f')
    )
  })

  it('gives one file back as one of several', () => {
    const cwd = temporaryFolder({'in/1.txt': first})
    laodoc(['run', 'in'], {cwd})
    laodoc(['restore', 'out/1.json', '--files', 'back'], {cwd})
    expect(readTree(join(cwd, 'back'))).toEqual({'1.txt': first})
  })

  it.each(['../away.txt', '/away.txt', 'a/../../away.txt'])(
    'writes no file that a record names outside the folder: %s',
    (path) => {
      const cwd = temporaryFolder(pages)
      laodoc(['run', 'in', '--document', 'folder'], {cwd})
      const file = join(cwd, 'out/law.json')
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('law/2.txt', path))
      const {status, stderr} = laodoc(['restore', 'out/law.json', '--files', 'back'], {cwd})
      expect(status).not.toBe(0)
      expect(stderr).toContain('is not below the folder')
      expect(Object.keys(readTree(cwd)).filter((each) => /away|back/.test(each))).toEqual([])
    }
  )

  it('writes no file through a link in the folder', () => {
    const cwd = temporaryFolder({...pages, 'away/kept.txt': ''})
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    mkdirSync(join(cwd, 'back'))
    symlinkSync(join(cwd, 'away'), join(cwd, 'back/law'))
    const {status, stderr} = laodoc(['restore', 'out/law.json', '--files', 'back'], {cwd})
    expect(status).not.toBe(0)
    expect(stderr).toContain('symbolic link')
    expect(Object.keys(readTree(join(cwd, 'away')))).toEqual(['kept.txt'])
  })

  it('does a folder again only where one of its files has changed', () => {
    const cwd = temporaryFolder(pages)
    const again = (): string => laodoc(['run', 'in', '--document', 'folder'], {cwd}).stderr
    again()
    expect(again()).toContain('0 done, 1 unchanged')
    writeFileSync(join(cwd, 'in/law/2.txt'), `${second}ນ້ຳ\n`)
    expect(again()).toContain('1 done, 0 unchanged')
  })

  it('puts no page between two files where the first ends with a form feed', () => {
    const cwd = temporaryFolder({'in/law/1.txt': `${second}\f`, 'in/law/2.txt': second})
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    const {pages: told, source} = recordIn(cwd, 'out/law.json')
    expect(told.map(({path}) => path)).toEqual(['law/1.txt', 'law/2.txt'])
    expect(source.files![0]!.end).toBe(source.files![1]!.start)
  })

  it('counts a page without text as one that has white space', () => {
    const texts = {'in/law/1.txt': ' \n', 'in/law/2.txt': '\n', 'in/law/3.txt': second}
    const cwd = temporaryFolder(texts)
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    expect(laodoc(['restore', 'out/law.json'], {cwd}).stdout).toBe(` \n\f\n${second}`)
  })

  it('takes files of pages and texts together', () => {
    const hocr = kinds.find(({format}) => format === 'hocr')!
    const files = {'in/law/1.hocr': hocr.make('ປີ 1975 ນໍ້າຖ້ວມ.\n'), 'in/law/2.txt': second}
    const cwd = temporaryFolder(files)
    laodoc(['run', 'in', '--document', 'folder'], {cwd})
    const record = recordIn(cwd, 'out/law.json')
    expect(record.pages.map(({path}) => path)).toEqual(['law/1.hocr', 'law/2.txt'])
    expect(record.corrected).toBe(`ປີ 1975 ນ້ຳຖ້ວມ.\n\f${second.replace('ນໍ້າ', 'ນ້ຳ')}`)
    laodoc(['restore', 'out/law.json', '--files', 'back'], {cwd})
    expect(readTree(join(cwd, 'back'))).toEqual(readTree(join(cwd, 'in')))
  })

  it('tells of pages that are missing or there twice, and of no others', () => {
    const files = (...names: string[]) =>
      Object.fromEntries(names.map((name) => [`in/${name}`, second]))
    const cwd = temporaryFolder({
      ...files('law/p-1.txt', 'law/p-3.txt', 'law/p-03.txt', 'law/p-9.txt'),
      ...files('act/1998-1.txt', 'act/1998-2.txt', 'odd/1.txt', 'odd/cover.txt', 'odd/5.txt')
    })
    const {stderr} = laodoc(['run', 'in', '--document', 'folder'], {cwd})
    expect(stderr.match(/PAGE_NUMBERS: .*/g)).toEqual([
      'PAGE_NUMBERS: page 2 is missing between law/p-1.txt and law/p-03.txt',
      'PAGE_NUMBERS: page 3 twice: law/p-03.txt and law/p-3.txt',
      'PAGE_NUMBERS: 5 pages are missing between law/p-3.txt and law/p-9.txt'
    ])
  })

  it('fails with the name of the page that cannot be read, and does the others', () => {
    const cwd = temporaryFolder({...pages, 'in/other/1.txt': second, 'in/law/3.md': '# ກ\n'})
    const {status, stderr} = laodoc(['run', 'in', '--document', 'folder'], {cwd})
    expect(status).toBe(exitCode.documents)
    expect(stderr).toContain('law/3.md: Markdown')
    expect(recordIn(cwd, 'out/other.json').source.files).toHaveLength(1)
    mkdirSync(join(cwd, 'bad'))
    writeFileSync(join(cwd, 'bad/1.txt'), Buffer.from([0xff, 0x41, 0xff]))
    expect(laodoc(['run', 'bad', '--document', 'folder'], {cwd}).status).toBe(exitCode.documents)
  })
})
