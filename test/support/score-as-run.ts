import {shippedProfile} from '../../src/batch/work/learn.ts'
import {compileRules, convert, createChannelPass, readModel} from '../../src/index.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'
import {scoreDocument, type Score, type TestDocument} from './document-truth.ts'

const rules = readShippedRules()
const {ruleset} = compileRules(rules)
const bytes = readModelFile()
const profile = shippedProfile(rules)
if (bytes === null || profile === null)
  throw new Error('the language model is not built: npm run prepare')
const channel = createChannelPass({model: readModel(bytes), profile})

/** @returns How a document is read by a run that learns nothing from other documents. */
export function scoreAsRun({text, truth}: TestDocument): Score {
  return scoreDocument(convert(text, {ruleset, channel}).document, truth)
}
