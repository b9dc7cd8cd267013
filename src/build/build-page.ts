/**
 * Makes what the review page needs besides its content, as one file: its script and style, and the
 * Lao font. Part of `build`.
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import type {ReportAssets} from '../report/read-assets.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const page = path.join(root, 'src', 'report', 'page')
const require = createRequire(import.meta.url)

/** Of the Latin letters the reader's system has its own. */
const SUBSET = 'lao'
const weights = [400, 600]

const {outputFiles} = await build({
  absWorkingDir: root,
  entryPoints: [path.join(page, 'main.ts'), path.join(page, 'page.css')],
  outdir: path.join(root, 'dist', 'report'),
  write: false,
  bundle: true,
  minify: true,
  format: 'iife',
  platform: 'browser',
  target: ['chrome103', 'firefox113', 'safari16.4'],
  charset: 'utf8',
  logLevel: 'warning'
})

function outputOf(extension: string): string {
  return outputFiles.find((file) => file.path.endsWith(extension))!.text.trimEnd()
}

const fontFolder = path.dirname(require.resolve('@fontsource/noto-sans-lao/package.json'))
const ranges = JSON.parse(readFileSync(path.join(fontFolder, 'unicode.json'), 'utf8')) as Record<
  string,
  string
>

const assets: ReportAssets = {
  script: outputOf('.js'),
  style: outputOf('.css'),
  fonts: weights.map((weight) => ({
    weight,
    range: ranges[SUBSET]!,
    base64: readFileSync(
      path.join(fontFolder, 'files', `noto-sans-lao-${SUBSET}-${weight}-normal.woff2`)
    ).toString('base64')
  }))
}

const out = path.join(root, 'dist', 'report', 'assets.json')
mkdirSync(path.dirname(out), {recursive: true})
writeFileSync(out, JSON.stringify(assets))
