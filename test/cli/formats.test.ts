import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {kinds} from '../read/make-files.ts'
import {laodoc} from './laodoc.ts'

const text = 'ມາດຕາ ១ ຈຸດປະສົງ\n\nກໍານົດ ຫຼັກການ ແລະ ນໍ້າ.\n'
const [alto] = kinds
const page = kinds.find(({name}) => name === 'PAGE 2019-07-15')
const hocr = kinds.find(({format}) => format === 'hocr')
const office = (ending: string): Buffer => readFileSync(`test/read/files/pandoc.${ending}`)

it('files of all formats become the Markdown of their text, and come back', () => {
  const cwd = temporaryFolder({
    'in/a.xml': alto!.make(text),
    'in/b.xml': page!.make(text),
    'in/c.hocr': hocr!.make(text),
    'in/d.txt': text,
    'in/e.docx': office('docx'),
    'in/f.odt': office('odt'),
    'in/g.html': office('html'),
    'in/h.rtf': '{\\rtf1}'
  })
  const formats = 'md,json,alto,page,hocr'
  const ran = laodoc(['run', 'in', '--emit', formats, '--no-adapt', '--json'], {cwd})
  expect(ran.stderr).toBe('')
  expect(ran.status).toBe(0)
  expect(ran.stdout).toContain('"skipped":{"other extension":1}')
  const out = (path: string): string => readFileSync(join(cwd, 'out', path), 'utf8')
  const told = (path: string): unknown => (JSON.parse(out(path)) as {source: object}).source

  const written = ['a.alto.xml', 'b.page.xml', 'c.hocr']
  const sources = ['a.xml', 'b.xml', 'c.hocr']
  const names = ['alto', 'page', 'hocr']
  sources.forEach((source, at) => {
    const name = source.charAt(0)
    expect(out(`${name}.md`)).toBe(out('d.md'))
    expect(told(`${name}.json`)).toMatchObject({format: names[at]})
    const restored = laodoc(['restore', `out/${name}.json`], {cwd}).stdout
    expect(restored).toBe(readFileSync(join(cwd, 'in', source), 'utf8'))
    expect(out(written[at]!)).toContain('ກຳນົດ')
    expect(ran.stdout).toMatch(new RegExp(`NOT_EMITTED[^\n]*"path":"${source}"`))
  })
  expect(told('d.json')).not.toHaveProperty('format')
  expect(told('e.json')).toMatchObject({format: 'docx'})
  for (const name of ['e', 'f', 'g']) expect(out(`${name}.md`)).toContain('\n## ພາກທີ I\n')
  const again = laodoc(['run', 'in', '--emit', formats, '--no-adapt', '--json'], {cwd})
  expect(again.stdout).toContain('"unchanged":7')
})

it('a file with nothing to correct is no difference, and only corrections are told', () => {
  const cwd = temporaryFolder({
    'sound.xml': alto!.make('ມາດຕາ 1 ຈຸດປະສົງ\n'),
    'page.xml': alto!.make(text)
  })
  expect(laodoc(['check', 'sound.xml'], {cwd}).status).toBe(0)
  const check = laodoc(['check', 'page.xml', '--diff', '--no-adapt'], {cwd})
  expect(check.status).toBe(1)
  expect(check.stdout).toContain('\n-ມາດຕາ ១ ຈຸດປະສົງ\n')
  expect(check.stdout).not.toContain('<')
  const explained = laodoc(['explain', 'page.xml', '--no-adapt', '--json'], {cwd})
  const rules = Array.from(explained.stdout.matchAll(/"rule":"([^"]*)"/g), ([, rule]) => rule)
  expect(rules).toContain('foreign/foreign-digit')
  expect(rules).not.toContain('markup/markup')
})

it('two forms of one document meet in one output, and both are named', () => {
  const cwd = temporaryFolder({'in/a.hocr': hocr!.make(text), 'in/a.txt': text})
  const ran = laodoc(['run', 'in'], {cwd})
  expect(ran.status).toBe(2)
  expect(ran.stderr).toMatch(/a\.hocr and .*a\.txt/)
})

it('decisions hold in a file of pages', () => {
  const file = alto!.make('ນໍ້າ ກ\n')
  const cwd = temporaryFolder({'in/a.xml': file})
  const first = laodoc(['run', 'in', '--no-adapt'], {cwd})
  expect(first.status).toBe(0)
  interface Told {
    readonly source: {readonly sha256: string}
    readonly corrections: readonly {
      readonly rule: string
      readonly before: string
      readonly after: string
      readonly source: {readonly start: number; readonly end: number}
    }[]
  }
  const record = (): Told => JSON.parse(readFileSync(join(cwd, 'out/a.json'), 'utf8')) as Told
  const made = record().corrections.find(({rule}) => rule !== 'markup/markup')!
  const {start, end} = made.source
  const decision = {
    verdict: 'reject',
    start,
    end,
    left: file.slice(start - 10, start),
    before: made.before,
    right: file.slice(end, end + 10),
    after: made.after,
    rule: made.rule
  }
  const {sha256} = record().source
  const decisions = {type: 'decisions', documents: [{path: 'a.xml', sha256, decisions: [decision]}]}
  const obeying = temporaryFolder({'in/a.xml': file, 'd.yaml': JSON.stringify(decisions)})
  laodoc(['run', 'in', '--no-adapt', '--decisions', 'd.yaml'], {cwd: obeying})
  const told = JSON.parse(readFileSync(join(obeying, 'out/a.json'), 'utf8')) as {
    decisions: unknown[]
    corrections: {rule: string}[]
  }
  expect(told.decisions).toMatchObject([{outcome: 'refused', source: {start, end}}])
  expect(told.corrections.map(({rule}) => rule)).not.toContain(made.rule)
})
