/**
 * Builds the language model from the pinned word list, the lists of `rules/lexicon` and the running
 * text of `rules/language`: `tsx src/build/build-model.ts [OUT]`, and beside it a note of what it was
 * made from. Part of `prepare`; the same package and rules give the same bytes.
 */
import {createHash} from 'node:crypto'
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'
import {writeModel} from '../model/binary.ts'
import {buildModel, defaultBuild, type ModelSource} from '../model/build.ts'
import {modelSpelling} from '../model/spelling.ts'
import {readWords} from '../model/traineddata.ts'
import {readShippedRules, shippedRulesFolder} from '../node.ts'
import {compileRules} from '../rules/compile-rules.ts'
import {formatProblem} from '../rules/problem.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = process.argv[2] ?? path.join(root, 'dist', 'model', 'lao.model')

/** Chosen by the surprise at texts of one register from what the others teach. */
const TEXT_WEIGHT = 4

/** The words of `rules/lexicon/*.txt`: each counts as much as one that the package lists. */
function readLexicon(): readonly string[] {
  const lists = readShippedRules().filter(({path}) => path.endsWith('.txt'))
  const {ruleset, problems} = compileRules(lists)
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'))
  return ruleset.lexicon
}

/** One source: each word once, in whatever spellings it stands. */
function wordList(words: readonly string[]): ModelSource {
  const known = new Set<string>()
  for (const word of words) {
    const spelt = word.split(' ').map(modelSpelling)
    if (!spelt.includes(null)) known.add(spelt.join(' '))
  }
  return {entries: [...known], weight: 1}
}

/** One source of all files: a source a register was measured to be worse, as each is small. */
async function readTexts(): Promise<ModelSource> {
  const folder = path.join(shippedRulesFolder(), 'language')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))
  return {
    entries: texts.flatMap((text) => text.split('\n')).filter((line) => !line.startsWith('#')),
    weight: TEXT_WEIGHT
  }
}

/** The package holds the data of Tesseract, under its licence; the package's own is another. */
const licence = 'Apache-2.0'

const manifest = createRequire(import.meta.url).resolve('@tesseract.js-data/lao/package.json')
const packed = path.join(path.dirname(manifest), '4.0.0', 'lao.traineddata.gz')
const words = readWords(gunzipSync(await readFile(packed)))
const bytes = writeModel(buildModel([wordList([...words, ...readLexicon()]), await readTexts()]))
const {name, version} = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, string>
const sha256 = createHash('sha256').update(bytes).digest('hex')
const note = {source: {package: name, version, licence}, order: defaultBuild.order, sha256}
await mkdir(path.dirname(out), {recursive: true})
await writeFile(out, bytes)
await writeFile(`${out}.json`, `${JSON.stringify(note)}\n`)
process.stderr.write(`${path.relative(root, out)}: ${bytes.length} bytes\n`)
