import {execFileSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Layout, Severity} from './layouts.ts'

/** The noise of a page comes from this and the number of the page alone. */
const SEED = 20_240_312

/** Left to find the columns by itself, the engine takes page numbers for dirt. */
const ONE_COLUMN = ['--psm', '4']

/** What ImageMagick does to a page: skew, light, focus, noise, contrast. */
const damage: Readonly<Record<Severity, readonly string[]>> = {
  light: ['-rotate', '0.2', ...blur(0.5), ...noise(0.15)],
  medium: ['-rotate', '-0.4', ...shade('gray88'), ...blur(0.7), ...noise(0.3), '-level', '12%,88%'],
  poor: ['-rotate', '0.5', ...shade('gray90'), ...blur(0.8), ...noise(0.4), '-threshold', '58%']
}

/**
 * Prints a document, damages each page as a scanner does, and has the pages read.
 *
 * @param html the document, set in type
 * @returns what the engine gave: the pages in order, a form feed between them; where no engine is
 *   to read them, the first page as PNG
 */
export function scan(html: string, layout: Layout): string | Buffer {
  const {languages} = layout
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  try {
    const scanned = print(html, layout.resolution, folder).map((page, at) => {
      const image = page.replace('clean', 'scanned')
      const seed = ['-seed', String(SEED + at)]
      run('convert', [page, '-background', 'white', ...seed, ...damage[layout.severity], image])
      return image
    })
    if (languages === null) return readFileSync(scanned[0]!)
    const list = join(folder, 'pages.txt')
    writeFileSync(list, scanned.join('\n'))
    const dots = ['--dpi', String(layout.resolution)]
    return run('tesseract', [list, 'stdout', ...dots, ...ONE_COLUMN, '-l', languages])
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** Makes an image of each page of a document; returns the images' paths in the order of pages. */
function print(html: string, resolution: number, folder: string): string[] {
  const source = join(folder, 'document.html')
  const paper = join(folder, 'document.pdf')
  writeFileSync(source, html)
  const printing = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
  run('chromium', [...printing, `--print-to-pdf=${paper}`, `file://${source}`])
  run('pdftoppm', ['-r', String(resolution), '-gray', '-png', paper, join(folder, 'clean')])
  const images = readdirSync(folder).filter((name) => name.startsWith('clean'))
  return images.sort().map((name) => join(folder, name))
}

/** Runs a program on one thread, so that the same input gives the same output; returns stdout. */
function run(program: string, parameters: readonly string[]): string {
  const env = {...process.env, OMP_THREAD_LIMIT: '1', MAGICK_THREAD_LIMIT: '1'}
  return execFileSync(program, parameters, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore']
  })
}

/** Light from the upper left: the page ends in this grey at its right edge. */
function shade(grey: string): string[] {
  const light = `0,0 white 1000,0 ${grey} 0,2000 gray96`
  return [
    '(',
    '+clone',
    '-sparse-color',
    'Barycentric',
    light,
    ')',
    '-compose',
    'Multiply',
    '-composite'
  ]
}

function blur(radius: number): string[] {
  return ['-blur', `0x${radius}`]
}

function noise(strength: number): string[] {
  return ['-attenuate', String(strength), '+noise', 'Gaussian']
}
