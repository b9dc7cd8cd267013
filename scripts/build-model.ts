/**
 * Builds the language model from the pinned word list: `tsx scripts/build-model.ts OUT`, and beside
 * it a note of what it was made from. Part of `prepare`; the same package gives the same bytes.
 */
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {writeModel} from '../src/model/binary.ts'
import {buildModel, defaultBuild} from '../src/model/build.ts'
import {readWords} from '../src/model/traineddata.ts'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const out = process.argv[2] ?? path.join(root, 'dist', 'model', 'lao.model')

/** The lines of `rules/lexicon/*.txt` that are neither empty nor comments, by file name. */
async function readLexicon(): Promise<string[]> {
  const folder = path.join(root, 'rules', 'lexicon')
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.txt')).sort()
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))
  return texts
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** The package holds the data of Tesseract, under its licence; the package's own is another. */
const licence = 'Apache-2.0'

const manifest = createRequire(import.meta.url).resolve('@tesseract.js-data/lao/package.json')
const packed = path.join(path.dirname(manifest), '4.0.0', 'lao.traineddata.gz')
const words = readWords(gunzipSync(await readFile(packed)))
const bytes = writeModel(buildModel([...words, ...(await readLexicon())]))
const {name, version} = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, string>
const note = {source: {package: name, version, licence}, order: defaultBuild.order}
await mkdir(path.dirname(out), {recursive: true})
await writeFile(out, bytes)
await writeFile(`${out}.json`, `${JSON.stringify(note)}\n`)
process.stderr.write(`${path.relative(root, out)}: ${bytes.length} bytes\n`)
