/**
 * Scores the documents of `test/documents/` as a run without a learnt profile treats them, and
 * prints a table by kind and by field for each half.
 *
 *     npm run score:documents [-- --faults]
 *
 * `--faults` tells what went wrong in the half that is looked at; of the other half it never does.
 */
import {
  f1,
  precision,
  recall,
  readDocuments,
  sum,
  type Half,
  type Score,
  type Tally
} from '../support/document-truth.ts'
import {scoreAsRun} from '../support/score-as-run.ts'

const showsFaults = process.argv.includes('--faults')
const WIDTH = 18

/** `0.97 33/34 +1`: F1, the right ones of those told, and how many were made up. */
function cell(tally: Tally): string {
  const made = tally.found - tally.right
  const text = `${f1(tally).toFixed(2)} ${tally.right}/${tally.told}${made > 0 ? ` +${made}` : ''}`
  return text.padEnd(WIDTH)
}

const MEASURES = ['headings', 'items', 'facts', 'joins', 'tables'] as const

function line(name: string, scores: readonly Score[]): string {
  const cells = MEASURES.map((measure) => cell(sum(scores.map((score) => score[measure]))))
  return `${name.padEnd(WIDTH)}${cells.join('')}`.trimEnd()
}

function printHalf(half: Half): void {
  const rows = readDocuments(half).map((document) => ({
    name: document.name,
    form: document.truth.form,
    score: scoreAsRun(document)
  }))
  if (showsFaults && half === 'seen') {
    for (const {name, score} of rows) {
      if (score.faults.length === 0) continue
      console.log(`${name}\n${score.faults.map((fault) => `    ${fault}`).join('\n')}`)
    }
  }
  const scores = rows.map(({score}) => score)
  console.log(`\n${half.padEnd(WIDTH)}${MEASURES.map((name) => name.padEnd(WIDTH)).join('')}`)
  for (const form of [...new Set(rows.map((row) => row.form))].sort()) {
    const own = rows.filter((row) => row.form === form)
    console.log(
      line(
        form,
        own.map(({score}) => score)
      )
    )
  }
  console.log(line('all', scores))
  console.log()
  for (const field of [...new Set(scores.flatMap(({fields}) => Object.keys(fields)))]) {
    console.log(
      `${field.padEnd(WIDTH)}${cell(sum(scores.flatMap(({fields}) => fields[field] ?? [])))}`
    )
  }
  const facts = sum(scores.map((score) => score.facts))
  console.log(`facts: precision ${precision(facts).toFixed(3)}, recall ${recall(facts).toFixed(3)}`)
}

printHalf('seen')
printHalf('held-out')
