import {closeSync, ftruncateSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {DocumentRecord} from '../../src/index.ts'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {begin, end, inShell, laodoc} from '../cli/laodoc.ts'
import {progressOf, runIn, sentence, statusesOf} from './support.ts'

const outputsIn = (cwd: string): string[] => Object.keys(readTree(join(cwd, 'out')))

function recordOf(cwd: string, path: string): DocumentRecord {
  return JSON.parse(readFileSync(join(cwd, 'out', path), 'utf8')) as DocumentRecord
}

/** Expects that the record alone gives the document back. */
function expectRestored(cwd: string, name: string, ending = 'txt'): void {
  laodoc(['restore', `out/${name}.json`, '--out', 'again'], {cwd})
  const again = readFileSync(join(cwd, 'again'))
  expect(again.equals(readFileSync(join(cwd, `in/${name}.${ending}`)))).toBe(true)
}

describe('a document that goes away', () => {
  it('after it was found fails alone', async () => {
    const cwd = temporaryFolder(filesOf(400))
    const child = begin(['run', 'in', '--json', '--jobs', '1', '--no-adapt'], cwd)
    await progressOf(child, 'document')
    rmSync(join(cwd, 'in/p399.txt'))
    let stdout = ''
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    expect(await end(child)).toBe(3)
    expect(stdout).toContain('"path":"p399.txt","bytes":0,"status":"failed"')
    expect(stdout).toContain('"code":"VANISHED"')
    expect(stdout).toContain('"failed":1')
  })

  function filesOf(count: number): Record<string, string> {
    const names = Array.from({length: count}, (_, index) => `p${String(index).padStart(3, '0')}`)
    return Object.fromEntries(names.map((name) => [`in/${name}.txt`, sentence.repeat(60)]))
  }
})

describe('bytes', () => {
  it('that are no UTF-8 are refused with their place, or replaced on request', () => {
    const lao = Buffer.from('ກ')
    const bad: Record<string, readonly [Buffer, number]> = {
      'ff.txt': [Buffer.from([...lao, 0xff]), 3],
      'overlong.txt': [Buffer.from([0x41, 0xc0, 0xaf]), 1],
      'surrogate.txt': [Buffer.from([0xed, 0xa0, 0x80]), 0],
      'cut.txt': [Buffer.from([...lao, 0xe0, 0xba]), 3]
    }
    const files = Object.entries(bad).map(([name, [bytes]]) => [`in/${name}`, bytes] as const)
    const cwd = temporaryFolder({...Object.fromEntries(files), 'in/sound.txt': sentence})
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(3)
    for (const [name, [, offset]] of Object.entries(bad)) {
      expect(stderr).toContain(`${name}: INVALID_UTF8: not UTF-8 at byte ${offset} `)
    }
    expect(outputsIn(cwd)).toEqual(['sound.json', 'sound.md'])
    const replaced = laodoc(['run', 'in', '--encoding-errors=replace'], {cwd})
    expect(replaced.status).toBe(0)
    expect(replaced.stderr).toContain('ff.txt: warning: REPLACED: 1 times')
  })

  it('with a mark, of any line ends, in UTF-16 give the same text', () => {
    const text = `${sentence}\n${sentence}`
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const cwd = temporaryFolder({
      'in/plain.txt': text,
      'in/mark.txt': `\uFEFF${text}`,
      'in/crlf.txt': text.replaceAll('\n', '\r\n'),
      'in/cr.txt': text.replaceAll('\n', '\r'),
      'in/little.txt': utf16,
      'in/big.txt': Buffer.from(utf16).swap16()
    })
    const {status, stderr} = laodoc(['run', 'in', '--emit', 'txt,json'], {cwd})
    expect(status).toBe(0)
    expect(stderr).toContain('little.txt: warning: UTF16: decoded as UTF-16LE')
    const texts = Object.entries(readTree(join(cwd, 'out'))).filter(([path]) =>
      path.endsWith('txt')
    )
    expect(texts).toHaveLength(6)
    expect(new Set(texts.map(([, content]) => content)).size).toBe(1)
    for (const name of ['mark', 'crlf', 'cr']) expectRestored(cwd, name)
  })

  it('of a legacy font are left as they are, with a warning', () => {
    // The soft hyphen and the middle dot are letters there.
    const text = '¢Ó¦½-¡ñ´¡¾\u00AD Áìñ·\n'.repeat(8)
    const cwd = temporaryFolder({
      'in/typed.txt': text,
      'in/raw.txt': Buffer.from(text, 'latin1')
    })
    const {status, stderr} = laodoc(['run', 'in', '--emit', 'txt'], {cwd})
    expect(status).toBe(3)
    expect(stderr).toContain('typed.txt: warning: LEGACY_FONT')
    expect(stderr).toMatch(/raw\.txt: INVALID_UTF8: .*legacy 8-bit Lao font/)
    expect(readTree(join(cwd, 'out'))).toEqual({'typed.txt': text})
  })

  it('of nothing, of blanks, of binaries', () => {
    const cwd = temporaryFolder({
      'in/blank.txt': ' \n\n\t\n',
      'in/empty.txt': '',
      'in/nul.txt': 'ກ\0',
      'in/pdf.txt': '%PDF-1.7\n',
      'in/picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])
    })
    const ran = runIn(cwd)
    expect(ran.status).toBe(3)
    expect(statusesOf(ran)).toEqual({
      'blank.txt': 'done',
      'empty.txt': 'done',
      'nul.txt': 'BINARY_INPUT',
      'pdf.txt': 'BAD_PICTURE',
      'picture.txt': 'BAD_PICTURE'
    })
    expect(ran.stdout.match(/"code":"EMPTY"/g)).toHaveLength(2)
    expect(recordOf(cwd, 'empty.json')).toMatchObject({sections: [], preface: []})
    expectRestored(cwd, 'blank')
  })
})

describe('XML', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "a"><!ENTITY b "&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname">]><a>&b;&c;`

  it('that is no known format, or hostile, fails alone; nothing is expanded or fetched', () => {
    const cwd = temporaryFolder({
      'in/bomb.xml': bomb.replaceAll('<a>', '<alto>'),
      'in/endless.xml': `<alto>${'<a>'.repeat(100_000)}`,
      'in/other.xml': bomb,
      'in/page.xml': '<alto>\n<Layout><Page',
      'in/sound.xml': '<alto><TextLine><String CONTENT="ນໍ້າ"/></TextLine></alto>',
      'in/web.hocr': '<html>',
      'in/cut.txt': bomb.slice(0, 30),
      'in/deep.md': `<?xml version="1.0"?>${'<a>'.repeat(50_000)}`,
      'in/fragment.txt': "<div class='ocr_page' id='page_1'>"
    })
    const walked = runIn(cwd)
    expect(walked.status).toBe(3)
    expect(statusesOf(walked)).toEqual({
      'bomb.xml': 'XML_ERROR',
      'cut.txt': 'UNKNOWN_TYPE',
      'deep.md': 'UNKNOWN_TYPE',
      'endless.xml': 'XML_ERROR',
      'fragment.txt': 'XML_ERROR',
      'other.xml': 'UNKNOWN_TYPE',
      'page.xml': 'XML_ERROR',
      // A web page, whatever it is called.
      'web.hocr': 'done',
      'sound.xml': 'done'
    })
    expect(walked.stdout).toMatch(/page\.xml.*2:14: |2:14: .*page\.xml/)
    expect(outputsIn(cwd)).toEqual(['sound.json', 'sound.md', 'web.json', 'web.md'])
    expectRestored(cwd, 'sound', 'xml')
  })
})

describe('size', () => {
  it('600 MB are refused before they are read, with little memory', () => {
    const cwd = temporaryFolder({'in/sound.txt': sentence})
    const file = openSync(join(cwd, 'in/large.txt'), 'w')
    ftruncateSync(file, 600 * 1024 * 1024)
    closeSync(file)
    const limited = inShell('/usr/bin/time -f "%M kB" "$@"', ['run', 'in', '--jobs', '1'], {cwd})
    expect(limited.status).toBe(3)
    expect(limited.stderr).toContain('large.txt: TOO_LARGE')
    expect(outputsIn(cwd)).toEqual(['sound.json', 'sound.md'])
    const used = /(\d+) kB\n$/.exec(limited.stderr)?.[1]
    if (used !== undefined) expect(Number(used)).toBeLessThan(300_000)
  })

  // About ten seconds.
  it('a single line of 50 MB is done, or given up alone, in bounded memory', () => {
    const line = sentence.trimEnd()
    const count = Math.floor((50 * 1024 * 1024) / Buffer.byteLength(line))
    const cwd = temporaryFolder({'in/line.txt': line.repeat(count), 'in/sound.txt': sentence})
    const heap = 'NODE_OPTIONS=--max-old-space-size=2500 "$@"'
    const ran = inShell(heap, ['run', 'in', '--json', '--timeout', '60'], {cwd})
    const {'line.txt': status, 'sound.txt': other} = statusesOf(ran)
    expect(other).toBe('done')
    expect(['done', 'TIMEOUT']).toContain(status)
  })
})

describe('pathological Markdown', () => {
  it('is done, or given up alone', () => {
    const cwd = temporaryFolder({
      'in/links.md': '[a]('.repeat(20_000),
      'in/quotes.md': `${'>'.repeat(5000)} ກ`,
      'in/rows.md': '|a|b|\n'.repeat(20_000),
      'in/sound.md': sentence,
      'in/stars.md': '*a **b '.repeat(10_000)
    })
    const ran = runIn(cwd, '--timeout', '30')
    const {'sound.md': sound, ...others} = statusesOf(ran)
    expect(sound).toBe('done')
    expect(Object.keys(others)).toHaveLength(4)
    for (const status of Object.values(others)) expect(['done', 'TIMEOUT']).toContain(status)
  })
})

describe('odd documents', () => {
  it('of 100,000 errors take time in proportion', () => {
    const damaged = 'ກໍາມະການ ຈໍານວນ ນໍ້າ ທໍາມະດາ ສໍາຄັນ.\n'
    const cwd = temporaryFolder({'in/few.txt': damaged.repeat(1000)})
    const few = runIn(cwd, '--no-adapt', '--jobs', '1')
    rmSync(join(cwd, 'in/few.txt'))
    writeFileSync(join(cwd, 'in/many.txt'), damaged.repeat(20_000))
    const many = runIn(cwd, '--no-adapt', '--jobs', '1')
    const [less, more] = [few, many].map(({stdout}) => milliseconds(stdout))
    expect(recordOf(cwd, 'many.json').corrections.length).toBeGreaterThanOrEqual(100_000)
    // 20 times the errors; the time of a start is in both.
    expect(more! / less!).toBeLessThan(40)
    expectRestored(cwd, 'many')
  })

  function milliseconds(stdout: string): number {
    return (JSON.parse(stdout.trim().split('\n').at(-1)!) as {milliseconds: number}).milliseconds
  }

  it('that are all Khmer are kept verbatim and marked', () => {
    const khmer = 'សេចក្តីជូនដំណឹង អំពីការប្រជុំ\nនៅថ្ងៃទី ១២ ខែមីនា\n'.repeat(20)
    const cwd = temporaryFolder({'in/khmer.txt': khmer})
    expect(laodoc(['run', 'in'], {cwd}).status).toBe(0)
    const record = recordOf(cwd, 'khmer.json')
    expect(record.corrections).toEqual([])
    expect(record.quality.suspect).toBeGreaterThan(0)
    for (const line of new Set(khmer.trim().split('\n'))) {
      expect(readFileSync(join(cwd, 'out/khmer.md'), 'utf8')).toContain(line)
    }
  })

  it('of noise only lose nothing without a record', () => {
    const noise = '> ຈ້ . - + າ ~\n, 2 . ຈງ. - ံ » : + +\n. ~ ^ ່ ້ .\n'.repeat(30)
    const cwd = temporaryFolder({'in/noise.txt': noise})
    expect(laodoc(['run', 'in'], {cwd}).status).toBe(0)
    expectRestored(cwd, 'noise')
  })
})
