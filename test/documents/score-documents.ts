/**
 * Scores the documents of `test/documents/` as a run without a learnt profile treats them, and
 * prints a table by kind and by field.
 *
 *     npx tsx test/documents/score-documents.ts [--held-out] [--faults]
 */
import {shippedProfile} from '../../src/batch/work/learn.ts'
import {compileRules, convert, createChannelPass, readModel} from '../../src/index.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'
import {
  f1,
  readDocuments,
  scoreDocument,
  sum,
  type Score,
  type Tally
} from '../support/document-truth.ts'

const split = process.argv.includes('--held-out') ? 'held-out' : 'seen'
const showsFaults = process.argv.includes('--faults')

const rules = readShippedRules()
const {ruleset} = compileRules(rules)
const bytes = readModelFile()
const profile = shippedProfile(rules)
if (bytes === null || profile === null)
  throw new Error('the language model is not built: npm run prepare')
const channel = createChannelPass({model: readModel(bytes), profile})

const rows = readDocuments(split).map(({name, text, truth}) => ({
  name,
  form: truth.form,
  score: scoreDocument(convert(text, {ruleset, channel}).document, truth)
}))

/** `0.97 33/34 1`: F1, the right ones of those told, and how many were made up. */
function cell(tally: Tally): string {
  const made = tally.found - tally.right
  return `${f1(tally).toFixed(2)} ${tally.right}/${tally.told}${made > 0 ? ` +${made}` : ''}`.padEnd(
    16
  )
}

function line(name: string, scores: readonly Score[]): string {
  const parts = [
    scores.map(({headings}) => headings),
    scores.map(({items}) => items),
    scores.map(({facts}) => facts)
  ]
  return `${name.padEnd(16)}${parts.map((part) => cell(sum(part))).join('')}`
}

if (showsFaults) {
  for (const {name, score} of rows) {
    if (score.faults.length > 0)
      console.log(`${name}\n${score.faults.map((fault) => `    ${fault}`).join('\n')}`)
  }
}
console.log(
  `\n${split.padEnd(16)}${['headings', 'items', 'facts'].map((name) => name.padEnd(16)).join('')}`
)
for (const form of [...new Set(rows.map((row) => row.form))].sort()) {
  console.log(
    line(
      form,
      rows.filter((row) => row.form === form).map(({score}) => score)
    )
  )
}
console.log(
  line(
    'all',
    rows.map(({score}) => score)
  )
)
console.log()
for (const field of [...new Set(rows.flatMap(({score}) => Object.keys(score.fields)))]) {
  const tallies = rows.flatMap(({score}) => score.fields[field] ?? [])
  console.log(`${field.padEnd(16)}${cell(sum(tallies))}`)
}
