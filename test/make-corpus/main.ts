/**
 * Makes the documents of `corpus/` from the truth in `test/golden/`: sets them in type, damages the
 * pages as a scanner does, and has them read by Tesseract. See README.md.
 *
 *     npx tsx test/make-corpus/main.ts [names…]
 */
import {execFileSync} from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {exports, layouts, type Layout, type Severity} from './layouts.ts'

const golden = 'test/golden'
const corpus = 'corpus'
const DOTS_PER_INCH = 150
/** One seed for the noise of all pages, so that the same machine makes the same corpus. */
const SEED = 20_240_312

/** What ImageMagick does to a page. */
const damage: Readonly<Record<Severity, readonly string[]>> = {
  light: ['-rotate', '0.2', '-blur', '0x0.5', '-attenuate', '0.15', '+noise', 'Gaussian'],
  medium: [
    '-rotate',
    '-0.4',
    '-blur',
    '0x0.8',
    '-attenuate',
    '0.35',
    '+noise',
    'Gaussian',
    '-level',
    '12%,88%'
  ],
  poor: [
    '-rotate',
    '0.5',
    '-blur',
    '0x0.9',
    '-attenuate',
    '0.5',
    '+noise',
    'Gaussian',
    '-threshold',
    '58%'
  ]
}

function main(names: readonly string[]): void {
  const wanted = (name: string): boolean => names.length === 0 || names.includes(name)
  for (const [name, extension] of Object.entries(exports)) {
    const file = join(golden, `${name}.export.${extension}`)
    if (wanted(name) && existsSync(file)) copyFileSync(file, join(corpus, `${name}.${extension}`))
  }
  for (const [name, layout] of Object.entries(layouts)) {
    const file = join(golden, `${name}.truth.txt`)
    if (!wanted(name) || !existsSync(file)) continue
    const truth = readFileSync(file, 'utf8')
    const read = scan(truth, layout)
    writeFileSync(join(corpus, `${name}.txt`), read)
    console.log(`${name}: ${(100 * errorRate(truth, read)).toFixed(1)} % of the characters misread`)
  }
}

/** Sets a text, prints it, damages each page and reads it. */
function scan(truth: string, layout: Layout): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    const page = (name: string): string => join(folder, name)
    writeFileSync(page('page.html'), typeset(truth, layout))
    run('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--print-to-pdf=${page('page.pdf')}`,
      `file://${page('page.html')}`
    ])
    run('pdftoppm', ['-r', String(DOTS_PER_INCH), '-gray', '-png', page('page.pdf'), page('clean')])
    return readdirSync(folder)
      .filter((name) => name.startsWith('clean'))
      .sort()
      .map((name) => {
        const scanned = page(name.replace('clean', 'scanned'))
        run('convert', [page(name), '-seed', String(SEED), ...damage[layout.severity], scanned])
        return run('tesseract', [scanned, '-', '-l', layout.languages])
      })
      .join('')
  } finally {
    rmSync(folder, {recursive: true})
  }
}

function run(program: string, parameters: readonly string[]): string {
  return execFileSync(program, parameters, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']})
}

function typeset(truth: string, {font, size, centred, runningHead}: Layout): string {
  const lines = truth.split('\n').filter((line) => line.trim() !== '')
  const body = lines
    .map((line, at) => `<p${at < centred ? ' class="centred"' : ''}>${escape(line)}</p>`)
    .join('\n')
  const head = runningHead === undefined ? '' : `@top-center { content: "${runningHead}"; }`
  return `<!doctype html>
<html lang="lo">
<meta charset="utf-8">
<style>
  @page { size: A4; margin: 22mm 20mm; ${head} @bottom-center { content: "- " counter(page) " -"; } }
  body { font: ${size}pt/1.75 '${font}'; margin: 0; }
  p { margin: 0 0 0.35em; white-space: pre-wrap; }
  .centred { text-align: center; }
</style>
${body}
</html>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Edit distance over code units without white space, for a figure to print. */
function errorRate(truth: string, read: string): number {
  const a = truth.replace(/\s/g, '')
  const b = read.replace(/\s/g, '')
  let before = Int32Array.from({length: b.length + 1}, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(b.length + 1)
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      row[j] = Math.min(before[j - 1]! + same, before[j]! + 1, row[j - 1]! + 1)
    }
    before = row
  }
  return before[b.length]! / Math.max(1, a.length)
}

main(process.argv.slice(2))
