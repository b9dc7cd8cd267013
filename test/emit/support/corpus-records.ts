import {readdirSync, readFileSync} from 'node:fs'
import {
  compileConfusions,
  compileRules,
  convert,
  type Conversion,
  correct,
  createChannelPass,
  learnProfile,
  readModel,
  toMarkdown,
  toRecord,
  type DocumentRecord
} from '../../../src/index.ts'
import {readModelFile, readShippedRules} from '../../../src/node.ts'

/** A document of the corpus and what is emitted of it. */
export interface EmittedDocument {
  readonly name: string
  readonly source: string
  readonly record: DocumentRecord
  readonly markdown: string
  readonly conversion: Conversion
}

/** Emits every document of the corpus, each corrected as a batch of its own. */
export function emitCorpus(): EmittedDocument[] {
  const files = readShippedRules()
  const {ruleset} = compileRules(files)
  const bytes = readModelFile()
  if (bytes === null) throw new Error('the language model is not built: npm run prepare')
  const model = readModel(bytes)
  const table = compileConfusions(files)
  return readdirSync('corpus')
    .filter((name) => /\.(?:txt|md)$/.test(name) && name !== 'README.md')
    .map((name) => {
      const source = readFileSync(`corpus/${name}`, 'utf8')
      const about = {markdown: name.endsWith('.md')}
      const {text} = correct(source, {ruleset}, about).corrected
      const profile = learnProfile([text.slice(0, 2500)], model, table)
      const channel = createChannelPass({model, profile})
      const conversion = convert(source, {ruleset, channel}, about)
      const {corrected, document} = conversion
      const file = {
        path: name,
        sha256: '0'.repeat(64),
        bytes: Buffer.byteLength(source),
        mediaType: about.markdown ? 'text/markdown' : 'text/plain',
        encoding: 'utf-8'
      }
      const generator = {name: 'laodoc', version: '0', rules: '0'.repeat(64), model: null}
      const record = toRecord(corrected, document, file, generator)
      return {name, source, record, markdown: toMarkdown(document, corrected), conversion}
    })
}
