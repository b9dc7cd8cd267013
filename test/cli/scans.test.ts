import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {expect, it} from 'vitest'
import {errorRate} from '../make-corpus/error-rate.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const picture = readFileSync('corpus/notice.png')
const truth = readFileSync('test/golden/notice.truth.txt', 'utf8')

it('a picture becomes text, and what was read on it is kept', () => {
  const cwd = temporaryFolder({'in/notice.png': picture})
  const run = ['run', 'in', '--emit', 'md,json,txt,hocr']
  const ran = laodoc(run, {cwd})
  expect(ran.stderr).toContain('1 done')
  expect(ran.status).toBe(0)
  const out = (path: string): string => readFileSync(join(cwd, 'out', path), 'utf8')
  expect(errorRate(truth, out('notice.txt'))).toBeLessThan(0.02)
  const record = JSON.parse(out('notice.json')) as {metadata: object; source: object}
  expect(record.source).toMatchObject({path: 'notice.png', mediaType: 'image/png', format: 'hocr'})
  expect(record.metadata).toMatchObject({number: '147/ພສທ', date: {iso: '2021-05-14'}})
  expect(out('notice.hocr')).toContain('x_read')

  const readings = join(cwd, 'out/.laodoc/readings')
  const [kept] = readdirSync(readings)
  const reading = readFileSync(join(readings, kept!), 'utf8')
  expect(laodoc(['restore', 'out/notice.json'], {cwd}).stdout).toBe(reading)
  const written = statSync(join(readings, kept!)).mtimeMs
  expect(laodoc(run, {cwd}).stderr).toContain('1 unchanged')
  expect(laodoc([...run, '--force'], {cwd}).stderr).toContain('1 done')
  expect(statSync(join(readings, kept!)).mtimeMs).toBe(written)
})

/** A PDF of one page that is a picture, as scanners make them. */
function pdfOf(jpeg: Buffer, width: number, height: number): Buffer {
  const size = `/Width ${width} /Height ${height}`
  const draw = `${(width * 72) / 200} 0 0 ${(height * 72) / 200} 0 0 cm /Scan Do`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${(width * 72) / 200} ${(height * 72) / 200}]` +
      ' /Contents 4 0 R /Resources << /XObject << /Scan 5 0 R >> >> >>',
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    `<< /Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceGray /BitsPerComponent 8` +
      ` /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n${jpeg.toString('latin1')}\nendstream`
  ]
  let file = '%PDF-1.4\n'
  const starts = objects.map((object, index) => {
    const start = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 6\n0000000000 65535 f \n${starts.join('')}`
  return Buffer.from(
    `${file}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1'
  )
}

it('a PDF is read as a reader sees it', async () => {
  const {data, info} = await sharp(picture)
    .toColourspace('b-w')
    .jpeg({quality: 90})
    .toBuffer({resolveWithObject: true})
  const cwd = temporaryFolder({
    'in/notice.pdf': pdfOf(data, info.width, info.height),
    'in/cut.pdf': pdfOf(data, info.width, info.height).subarray(0, 400)
  })
  const ran = laodoc(['run', 'in', '--emit', 'json,txt', '--no-adapt'], {cwd})
  expect(ran.stderr).toContain('cut.pdf: BAD_PICTURE: the PDF cannot be drawn')
  expect(ran.status).toBe(3)
  const out = (path: string): string => readFileSync(join(cwd, 'out', path), 'utf8')
  expect(errorRate(truth, out('notice.txt'))).toBeLessThan(0.02)
  expect(JSON.parse(out('notice.json'))).toMatchObject({source: {mediaType: 'application/pdf'}})
})

it('a picture that is none fails alone', () => {
  const cwd = temporaryFolder({'in/a.png': 'no picture', 'in/b.txt': 'ກົດໝາຍ ແລະ ລະບຽບການ\n'})
  const ran = laodoc(['run', 'in', '--no-adapt'], {cwd})
  expect(ran.stderr).toContain('a.png: BAD_PICTURE: ')
  expect(ran.stderr).toContain('1 done, 0 unchanged, 1 failed')
  expect(ran.status).toBe(3)
})

it('where the text of a page lies beside its picture, the text is the document', () => {
  const cwd = temporaryFolder({'in/a.png': picture, 'in/a.txt': 'ກົດໝາຍ ແລະ ລະບຽບການ\n'})
  for (const where of ['in', 'in/*']) {
    const ran = laodoc(['run', where, '--no-adapt', '--json', '--force'], {cwd})
    expect(ran.stdout).toContain('"skipped":{"picture beside its text":1}')
    expect(ran.status).toBe(0)
  }
})

it('doctor says what is there to read pictures', () => {
  const {stdout, status} = laodoc(['doctor', '--json'])
  expect(status).toBe(0)
  const parts = ['tesseract.js', '@tesseract.js-data/lao', 'sharp', '@hyzyla/pdfium']
  const told = JSON.parse(stdout) as {pictures: {parts: string[]; missing: string[]}}
  expect(told.pictures.missing).toEqual([])
  expect(told.pictures.parts.map((part) => part.replace(/ \d+\.\d+\.\d+$/, ''))).toEqual(parts)
  expect(laodoc(['doctor']).stdout).toMatch(/^laodoc {4}\d[^]*\npictures {2}tesseract\.js \d/)
})
