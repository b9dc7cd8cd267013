import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const truth = 'ສະມາຊິກພັກ ແລະ ກອງພົນ ໄດ້ພົບກັນຢູ່ພາກໃຕ້.\n'.repeat(6)

const pages = {
  'set/in/a.txt': truth.replaceAll('ພ', 'ຟ'),
  'set/gt/a.txt': truth,
  'set/in/b/c.txt': truth.replaceAll('ໄດ້', 'ໄດ'),
  'set/gt/b/c.txt': truth
}

describe('laodoc rules learn', () => {
  it('prints a file of confusions, the same each time', () => {
    const cwd = temporaryFolder(pages)
    const {status, stdout, stderr} = laodoc(['rules', 'learn', 'set'], {cwd})
    expect(status).toBe(0)
    expect(stderr).toMatch(/^laodoc: 2 pages, \d+ characters, 30 misread; \d+ confusions\n$/)
    expect(stdout).toMatch(/\["ຟ", ?"ພ", ?0\.\d+\]/)
    expect(stdout).toMatch(/\["", ?"້", ?0\.\d+\]/)
    expect(laodoc(['rules', 'learn', 'set'], {cwd}).stdout).toBe(stdout)
  })

  it('writes a file that a run can use at once', () => {
    const cwd = temporaryFolder(pages)
    const file = 'mine/confusions/learnt.yaml'
    const {status, stdout} = laodoc(['rules', 'learn', 'set', '--out', file], {cwd})
    expect({status, stdout}).toEqual({status: 0, stdout: ''})
    expect(readFileSync(join(cwd, file), 'utf8')).toContain('letter-for-letter')
    const run = ['run', 'set/in', '-o', 'o', '--emit', 'txt', '--rules', 'mine']
    expect(laodoc(run, {cwd}).status).toBe(0)
    const text = readFileSync(join(cwd, 'o/a.txt'), 'utf8')
    expect(text).toContain('ສະມາຊິກພັກ')
    const {stdout: listed} = laodoc(['rules', 'list', '--rules', 'mine'], {cwd})
    expect(listed).toMatch(/^learnt\/letter-for-letter\tconfusion\t/m)
  })

  it('leaves out what is too rare, if so asked', () => {
    const cwd = temporaryFolder(pages)
    const {stdout} = laodoc(['rules', 'learn', 'set', '--least', '7'], {cwd})
    expect(stdout).toContain('"ຟ"')
    expect(stdout).not.toContain('dropped-tone')
  })

  it('refuses pages that do not pair', () => {
    const cwd = temporaryFolder({...pages, 'set/in/d.txt': truth})
    const {status, stderr} = laodoc(['rules', 'learn', 'set', '--out', 'x.yaml'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain('in/d.txt has no truth in gt/')
    expect(existsSync(join(cwd, 'x.yaml'))).toBe(false)
  })

  it('says where it cannot write', () => {
    const cwd = temporaryFolder({...pages, file: ''})
    const {status, stderr} = laodoc(['rules', 'learn', 'set', '--out', 'file/x.yaml'], {cwd})
    expect(status).toBe(4)
    expect(stderr).toContain('file/x.yaml cannot be written')
  })
})
