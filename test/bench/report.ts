/**
 * Measures the review page of a large batch: `tsx test/bench/report.ts [documents]`. Makes as
 * many records as asked for (10,000 unless told) from those of `corpus/`, has the built program
 * write the page, and opens it in a browser.
 */
import {spawnSync} from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {chromium} from 'playwright-core'
import type {DocumentRecord} from '../../src/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = path.join(root, 'dist', 'cli', 'main.js')
const count = Number(process.argv[2] ?? 10_000)
const folder = mkdtempSync(path.join(tmpdir(), 'laodoc-bench-'))

try {
  makeRecords(path.join(folder, 'out'))
  const begun = performance.now()
  run(['report', path.join(folder, 'out')])
  const written = Math.round(performance.now() - begun)
  const page = path.join(folder, 'out', 'report.html')
  const figures = {documents: count, written, megabytes: Math.round(statSync(page).size / 1e6)}
  process.stdout.write(`${JSON.stringify({...figures, ...(await measureOpening(page))})}\n`)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function run(args: readonly string[]): void {
  const {status, stderr} = spawnSync(process.execPath, [program, ...args], {encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr)
}

function makeRecords(out: string): void {
  const made = path.join(folder, 'corpus')
  run(['run', path.join(root, 'corpus'), '--out', made, '--emit', 'json'])
  const records = readdirSync(made)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(made, name), 'utf8')) as DocumentRecord)
  mkdirSync(out)
  for (let index = 0; index < count; index++) {
    const name = String(index).padStart(6, '0')
    const record = records[index % records.length]!
    const own = {...record, source: {...record.source, path: `${name}.txt`}}
    writeFileSync(path.join(out, `${name}.json`), JSON.stringify(own))
  }
}

/** All in milliseconds: until the list is there, until the page is whole, until a document is. */
async function measureOpening(page: string): Promise<Record<string, number>> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run']
  })
  try {
    const tab = await browser.newPage()
    const begun = performance.now()
    const lap = (): number => Math.round(performance.now() - begun)
    await tab.goto(pathToFileURL(page).href, {waitUntil: 'commit'})
    await tab.waitForSelector('#list tbody a')
    const list = lap()
    await tab.waitForLoadState('load')
    const whole = lap()
    await tab.click('#list tbody a')
    await tab.waitForSelector('.text .row')
    return {list, whole, document: lap() - whole}
  } finally {
    await browser.close()
  }
}
