/**
 * Writes the files that are made from the code and the rules: `tsx src/build/generate.ts`. With
 * `--check` nothing is written, and the exit code is 1 where a file is not current.
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {filterJsonSchema} from '../batch/filter-schema.ts'
import {compileRules, documentJsonSchema, stringifyRecord} from '../index.ts'
import {decisionsJsonSchema, rulesJsonSchema} from '../inner.ts'
import {readShippedRules} from '../node.ts'
import {describeRules} from './describe-rules.ts'
import {exampleRecord} from './example-record.ts'

const outputs: Readonly<Record<string, () => string>> = {
  'rules/decisions.schema.json': () => toJson(decisionsJsonSchema()),
  'src/emit/document.schema.json': () => toJson(documentJsonSchema()),
  'src/emit/example.json': () => stringifyRecord(exampleRecord()),
  'src/batch/filter.schema.json': () => toJson(filterJsonSchema()),
  'rules/rules.schema.json': () => toJson(rulesJsonSchema()),
  'rules/all-rules.md': () => {
    const files = readShippedRules()
    return describeRules(files, compileRules(files).ruleset)
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function readCurrent(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const check = process.argv.includes('--check')
for (const [file, make] of Object.entries(outputs)) {
  const text = make()
  if (readCurrent(file) === text) continue
  if (check) {
    process.stderr.write(`${file} is not current: npm run generate\n`)
    process.exitCode = 1
  } else {
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, text)
    process.stderr.write(`${file}\n`)
  }
}
