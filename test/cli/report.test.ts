import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const page = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ.\n'

describe('laodoc report', () => {
  it('writes one page beside the results, the same bytes each time and in each place', () => {
    const files = {'in/a/b.txt': page, 'in/c.txt': page, 'in/bad.txt': Buffer.from([0xff])}
    const pages = [temporaryFolder(files), temporaryFolder(files)].map((cwd) => {
      laodoc(['run', 'in'], {cwd})
      const {status, stdout, stderr} = laodoc(['report', 'out'], {cwd})
      expect({status, stdout}).toEqual({status: 0, stdout: ''})
      expect(stderr).toMatch(/^laodoc: out\/report\.html: 2 documents, \d+ kB\n$/)
      const before = readFileSync(join(cwd, 'out', 'report.html'), 'utf8')
      laodoc(['report', 'out', '--out', 'pages/review.html'], {cwd})
      expect(readFileSync(join(cwd, 'pages', 'review.html'), 'utf8') === before).toBe(true)
      expect(Object.keys(readTree(join(cwd, 'pages')))).toEqual(['review.html'])
      return before
    })
    expect(pages[0] === pages[1]).toBe(true)
    expect(pages[0]?.includes('INVALID_UTF8')).toBe(true)
  })

  it('tells of a failure no longer once the document is done', () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'in/bad.txt': Buffer.from([0xff])})
    laodoc(['run', 'in'], {cwd})
    writeFileSync(join(cwd, 'in', 'bad.txt'), page)
    laodoc(['run', 'in'], {cwd})
    laodoc(['report', 'out'], {cwd})
    const html = readFileSync(join(cwd, 'out', 'report.html'), 'utf8')
    expect(html.includes('INVALID_UTF8')).toBe(false)
  })

  it('passes over other JSON, and says so; a record changed by hand is a failure', () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'in/b.txt': page})
    laodoc(['run', 'in'], {cwd})
    writeFileSync(join(cwd, 'out', 'notes.json'), '{}')
    const other = laodoc(['report', 'out'], {cwd})
    expect(other.status).toBe(0)
    expect(other.stderr).toContain('passed over, not the JSON of a document: notes.json')
    const file = join(cwd, 'out', 'a.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"corrected": "ຄ', '"corrected": "ກກ'))
    const broken = laodoc(['report', 'out'], {cwd})
    expect(broken.status).toBe(3)
    expect(broken.stderr).toContain('passed over, its parts do not fit: a.json')
  })

  it('says when there is nothing to show', () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'empty/readme.txt': ''})
    expect(laodoc(['report', 'nowhere'], {cwd})).toMatchObject({
      status: 2,
      stderr: 'laodoc: nowhere: no such folder\n'
    })
    laodoc(['run', 'in', '--emit', 'md'], {cwd})
    const {status, stderr} = laodoc(['report', 'out'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain('no JSON of a document')
    rmSync(join(cwd, 'out'), {recursive: true})
    expect(laodoc(['report', 'empty'], {cwd}).status).toBe(2)
    expect(Object.keys(readTree(join(cwd, 'empty')))).toEqual(['readme.txt'])
  })
})
