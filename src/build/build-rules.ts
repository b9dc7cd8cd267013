/**
 * Reads the shipped rules as YAML once, for all runs: `tsx src/build/build-rules.ts OUT`. Part of
 * `prepare`; where the result is missing or a rule file has changed, a run reads the file itself.
 */
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {readShippedRules} from '../node.ts'
import {buildRules} from '../rules/build-rules.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const out = process.argv[2] ?? path.join(root, 'dist', 'rules.json')
const text = JSON.stringify(buildRules(readShippedRules()))
mkdirSync(path.dirname(out), {recursive: true})
writeFileSync(out, text)
process.stderr.write(`${path.relative(root, out)}: ${text.length} characters\n`)
