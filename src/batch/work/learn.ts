import {
  compileConfusions,
  compileRules,
  correct,
  learnProfile,
  type ChannelProfile,
  type RuleFile
} from '../../index.ts'
import {loadLinearEngine} from '../../inner.ts'
import {readModelFile} from '../../node.ts'
import {sha256} from '../base/cache-key.ts'
import type {Input} from '../find/input.ts'
import {loadModel} from './load-model.ts'
import {isMarkdown} from '../find/media-type.ts'
import {defaultJobs} from './pool.ts'
import {readInput} from '../disk/read-input.ts'
import {loadReaders, readSource, runningText} from './read-source.ts'
import {ScanReader} from './scans.ts'

/** So many documents, and so many characters of them all, teach what a batch can teach. */
const DOCUMENTS = 12
const CHARACTERS = 30_000
/** So few characters teach less than what is shipped knows already. */
const TOO_FEW = 5000
/** Larger documents teach nothing that smaller ones do not. */
const LARGEST = 1024 * 1024

/** Certain changes a character between sound and damaged text: each document tells its own. */
const MIDDLING = 0.0025

/**
 * Learns the confusions of a batch from a sample of it. The sample is the documents whose SHA-256
 * come first, so it depends on what the documents hold and on nothing else.
 *
 * @param inputs All documents of the batch, in any order.
 * @param given Documents that are at hand already, by path.
 * @param rules The rule files of the run.
 * @param out The output folder, which keeps what is read on pictures; null for none.
 * @returns What the batch taught; null where it is too small to teach anything, or no language
 *   model was built.
 */
export async function learnFromBatch(
  inputs: AsyncIterable<Input>,
  given: ReadonlyMap<string, Uint8Array>,
  rules: readonly RuleFile[],
  out: string | null
): Promise<ChannelProfile | null> {
  if (readModelFile() === null) return null
  const scans = new ScanReader({jobs: defaultJobs(), out})
  const sample = await takeSample(inputs, given, scans).finally(() => scans.close())
  const each = Math.floor(CHARACTERS / Math.max(1, sample.length))
  const characters = sample.reduce((sum, {text}) => sum + Math.min(each, text.length), 0)
  if (characters < TOO_FEW) return null
  const model = loadModel(rules)
  if (model === null) return null
  const {ruleset} = compileRules(rules, await loadLinearEngine(rules))
  // What stands behind the share of a document in the sample may still say how its head is read.
  const texts = sample.map(({text, markdown}) =>
    correct(text.slice(0, 2 * each), {ruleset}, {markdown}).corrected.text.slice(0, each)
  )
  return learnProfile(texts, model, compileConfusions(rules))
}

/**
 * @param rules The rule files of the run.
 * @returns The confusions as they are shipped, for a batch of middling damage; null where no
 *   language model was built.
 */
export function shippedProfile(rules: readonly RuleFile[]): ChannelProfile | null {
  if (readModelFile() === null) return null
  return {damage: MIDDLING, table: compileConfusions(rules)}
}

interface Sampled {
  readonly hash: string
  readonly text: string
  readonly markdown: boolean
}

async function* filesOf(inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
  for await (const input of inputs) yield* input.pages ?? [input]
}

async function takeSample(
  inputs: AsyncIterable<Input>,
  given: ReadonlyMap<string, Uint8Array>,
  scans: ScanReader
): Promise<Sampled[]> {
  let sample: Sampled[] = []
  for await (const {file, path, bytes: size, problem} of filesOf(inputs)) {
    if (problem !== undefined || size > LARGEST) continue
    try {
      const bytes = given.get(path) ?? (await readInput(file, LARGEST))
      const hash = sha256(bytes)
      const last = sample.at(DOCUMENTS - 1)
      if ((last !== undefined && hash >= last.hash) || sample.some((one) => one.hash === hash)) {
        continue
      }
      const read = await scans.read({path, bytes, sha256: hash})
      const source = readSource(read, 'replace', await loadReaders([read]))
      const text = runningText(source).slice(0, 2 * CHARACTERS)
      const markdown = isMarkdown(path, source.read)
      sample = [...sample, {hash, text, markdown}]
        .sort((a, b) => (a.hash < b.hash ? -1 : 1))
        .slice(0, DOCUMENTS)
    } catch {
      // A document that cannot be read is named when its turn comes.
    }
  }
  return sample
}
