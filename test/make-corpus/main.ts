/**
 * Makes the documents of `corpus/` from the truth in `test/golden/`: sets them in type, damages the
 * pages as a scanner does, and has them read by Tesseract. See README.md.
 *
 *     npx tsx test/make-corpus/main.ts [names…]
 */
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {errorRate} from './error-rate.ts'
import {exports, layouts} from './layouts.ts'
import {scan} from './scan.ts'
import {typeset} from './typeset.ts'

const golden = 'test/golden'
const corpus = 'corpus'

/** Makes the named documents, or all; prints how much of each differs from the truth. */
function main(names: readonly string[]): void {
  const wanted = names.length === 0 ? [...Object.keys(layouts), ...Object.keys(exports)] : names
  for (const name of wanted) {
    const truth = readFileSync(join(golden, `${name}.truth.txt`), 'utf8')
    const file = make(name, truth)
    if (file.endsWith('.png')) console.log(`${name}: a picture`)
    else {
      const rate = errorRate(truth, readFileSync(file, 'utf8'))
      console.log(`${name}: CER ${(100 * rate).toFixed(1)} %`)
    }
  }
}

/** Makes one document from its truth, or copies its export; returns the path of what was made. */
function make(name: string, truth: string): string {
  const layout = layouts[name]
  if (layout !== undefined) {
    const file = join(corpus, `${name}.${layout.languages === null ? 'png' : 'txt'}`)
    writeFileSync(file, scan(typeset(truth, layout), layout))
    return file
  }
  const extension = exports[name]
  if (extension === undefined) throw new Error(`${name} has no layout`)
  const file = join(corpus, `${name}.${extension}`)
  copyFileSync(join(golden, `${name}.export.${extension}`), file)
  return file
}

main(process.argv.slice(2))
