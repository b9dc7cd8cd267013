import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const truth =
  'ປະຊາຊົນຢູ່ບ້ານນີ້ໄດ້ຮ່ວມກັນສ້ອມແປງທາງເຂົ້າບ້ານ ແລະ ຂຸດຮ່ອງນ້ຳ.\n' +
  'ຄະນະບ້ານໄດ້ຂໍໃຫ້ທຸກຄົນຊ່ວຍກັນຮັກສາຄວາມສະອາດຂອງຕະຫຼາດ.\n'

/** Tone marks and vowel signs are gone, as an engine loses them; digits are those of Myanmar. */
const damaged =
  'ປະຊາຊົນຢູບ້ານນີໄດ້ຮວມກັນສ້ອມແປງທາງເຂົາບ້ານ ແລະ ຂຸດຮອງນ້ຳ.\n' +
  'ຄະນະບ້ານໄດຂໍໃຫທຸກຄົນຊວຍກັນຮັກສາຄວາມສະອາດຂອງຕະຫຼາດ.\n'

const pages = {
  'set/in/a.txt': damaged,
  'set/gt/a.txt': truth,
  'set/in/deep/b.txt': truth,
  'set/gt/deep/b.txt': truth
}

interface Report {
  readonly set: string
  readonly documents: number
  readonly all: Readonly<Record<string, number | null>>
  readonly interval: {readonly low: number; readonly high: number} | null
  readonly madeWorse: readonly string[]
  readonly pages: readonly {readonly path: string; readonly errorsBefore: number}[]
  readonly confusions: readonly {readonly shown: string; readonly before: number}[]
  readonly calibration: {
    readonly reliability: readonly {readonly corrections: number}[]
    readonly curve: readonly {readonly minConfidence: number; readonly errorsAfter: number}[]
  }
  readonly harm: {readonly changed: number} | null
}

function evaluate(cwd: string, ...more: readonly string[]): Report {
  const {status, stdout, stderr} = laodoc(['evaluate', 'set', '--json', ...more], {cwd})
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  return JSON.parse(stdout) as Report
}

describe('laodoc evaluate', () => {
  it('prints tables: errors before and after, page by page, and what was read for what', () => {
    const cwd = temporaryFolder(pages)
    const {status, stdout, stderr} = laodoc(['evaluate', 'set'], {cwd})
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout).toMatch(/^set: 2 documents, \d+ characters$/m)
    expect(stdout).toMatch(/^characters wrong \(CER\) +\d+\.\d\d % +\d+\.\d\d % +-?\d+\.\d\d %/m)
    expect(stdout).toMatch(/^documents made worse: none$/m)
    expect(stdout).toMatch(/^deep\/b\.txt +\d+ +0\.00 % +0\.00 %/m)
    expect(stdout).toMatch(/^∅ → ◌່ +4 +\d+$/m)
    expect(stdout).not.toContain('--min-confidence')
    expect(readTree(cwd)).toEqual(Object.fromEntries(Object.entries(pages).sort()))
  })

  it('tells programs the same in one JSON object, each time the same bytes', () => {
    const cwd = temporaryFolder(pages)
    const report = evaluate(cwd)
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'set',
      'generator',
      'documents',
      'all',
      'interval',
      'madeWorse',
      'pages',
      'confusions',
      'calibration',
      'harm'
    ])
    const {all} = report
    // Mai ek and mai tho, four times each.
    expect(all).toMatchObject({errorsBefore: 8})
    expect(all['cerBefore']).toBe(8 / all['characters']!)
    expect(all['mended']! + all['left']!).toBe(all['errorsBefore'])
    expect(all['left']! + all['introduced']!).toBe(all['errorsAfter'])
    expect(all['reduction']).toBeGreaterThan(0.5)
    expect(report.pages.map(({path, errorsBefore}) => [path, errorsBefore])).toEqual([
      ['a.txt', 8],
      ['deep/b.txt', 0]
    ])
    expect(report.harm).toBeNull()
    expect(evaluate(cwd)).toEqual(report)
    expect(JSON.stringify(report)).not.toContain(cwd)
  })

  it('shows what each least confidence would do, and how often confidences hold', () => {
    const cwd = temporaryFolder(pages)
    const {calibration, all} = evaluate(cwd)
    expect(calibration.curve.map((point) => point.minConfidence)).toEqual([
      0.5, 0.6, 0.7, 0.8, 0.9, 0.95
    ])
    expect(calibration.curve[0]!.errorsAfter).toBe(all['errorsAfter'])
    const last = calibration.curve.at(-1)!
    expect(evaluate(cwd, '--min-confidence', '0.95').all['errorsAfter']).toBe(last.errorsAfter)
    expect(calibration.reliability.some(({corrections}) => corrections > 0)).toBe(true)
    const {stdout} = laodoc(['evaluate', 'set', '--calibration'], {cwd})
    expect(stdout).toMatch(/^--min-confidence +mended +introduced +CER$/m)
    expect(stdout).toMatch(/^0\.9 to 0\.95 /m)
  })

  it('runs on the truth itself where harm is asked for', () => {
    const cwd = temporaryFolder(pages)
    expect(evaluate(cwd, '--harm').harm).toMatchObject({changed: 0, share: 0})
    const {stdout} = laodoc(['evaluate', 'set', '--harm'], {cwd})
    expect(stdout).toMatch(/^run on the truth itself: 0 of \d+ characters changed/m)
  })

  it('does not count markup, on either side', () => {
    const cwd = temporaryFolder({
      'set/in/a.md': `# ${truth.trim().replace('\n', '\n\n**')}**\n`,
      'set/gt/a.txt': truth,
      'set/in/b.md': `- ${damaged}`,
      'set/gt/b.md': `- ${truth}`
    })
    const {pages: found, all} = evaluate(cwd)
    expect(found.map(({path, errorsBefore}) => [path, errorsBefore])).toEqual([
      ['a.md', 0],
      ['b.md', 8]
    ])
    expect(all['introduced']).toBe(0)
  })

  it('bears empty pages and an empty truth', () => {
    const cwd = temporaryFolder({
      'set/in/a.txt': '',
      'set/gt/a.txt': truth,
      'set/in/b.txt': damaged,
      'set/gt/b.txt': '',
      'set/in/c.txt': '',
      'set/gt/c.txt': ''
    })
    const {all, pages: found} = evaluate(cwd)
    expect(found).toMatchObject([{cerBefore: 1}, {cerBefore: null}, {cerBefore: null}])
    expect(all['cerAfter']).toBeGreaterThan(1)
  })

  it.each([
    ['no folder of truth', {'set/in/a.txt': truth}, 'set/gt: no such folder'],
    ['no pages', {'set/in/a.rtf': '', 'set/gt/a.rtf': ''}, 'there are no pages'],
    [
      'pages without a partner',
      {...pages, 'set/in/c.txt': truth, 'set/gt/deep/d.txt': truth},
      'in/c.txt has no truth in gt/\n  gt/deep/d.txt has no page in in/'
    ],
    ['two pages of one name', {...pages, 'set/in/a.md': truth}, 'a.md and a.txt are one page']
  ])('refuses a set with %s', (_, files, message) => {
    const {status, stdout, stderr} = laodoc(['evaluate', 'set'], {cwd: temporaryFolder(files)})
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toContain(message)
  })

  it('measures no set of which a page cannot be read', () => {
    const cwd = temporaryFolder({...pages, 'set/gt/a.txt': Buffer.from([0xff])})
    const {status, stdout, stderr} = laodoc(['evaluate', 'set'], {cwd})
    expect({status, stdout}).toEqual({status: 3, stdout: ''})
    expect(stderr).toContain('INVALID_UTF8: set/gt/a.txt: not UTF-8 at byte 0')
  })
})
