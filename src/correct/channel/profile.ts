import {applyChanges, type Change} from '../../edit/change.ts'
import type {LanguageModel} from '../../model/language-model.ts'
import {adaptTable} from './adapt.ts'
import {compileChannel} from './compile.ts'
import type {ConfusionTable} from '../../rules/confusion-table.ts'
import {Corrector} from './corrector.ts'
import {countChanges, countLetters, createEvidence, type Evidence} from './evidence.ts'
import {repeatedWords} from './repeated-words.ts'
import {channelSettings} from './settings.ts'

/** What a batch taught. */
export interface ChannelProfile {
  /** Certain changes a character of a first pass, see {@link restraint}. */
  readonly damage: number
  /** The same of a document at the upper end of its soundest quarter: batches are often mixed. */
  readonly soundest?: number
  /**
   * Share of its letters with which the language model forgets all but the last few, as it knows no
   * word like this; unknown where no batch was read.
   */
  readonly strange?: number
  readonly table: ConfusionTable
  /** Words that the batch uses again and again: as good as the ones of the language model. */
  readonly words?: readonly string[]
}

/**
 * Learns the confusions of a batch from its own first passes over its damaged documents; no truth is
 * needed. A batch that is sound teaches nothing but that.
 *
 * @param texts A sample of the batch, as the channel gets it: 20,000 characters are plenty.
 * @param model The language model.
 * @param table The confusions to begin with.
 * @param steps How many times the confusions are re-estimated.
 */
export function learnProfile(
  texts: readonly string[],
  model: LanguageModel,
  table: ConfusionTable,
  steps = 3
): ChannelProfile {
  const first = gather(texts, model, table)
  const damage = first.certain / Math.max(1, first.characters)
  const soundest = lowerQuartile(first.damages)
  const strange = first.strange / Math.max(1, first.letters)
  const {sound} = channelSettings.restraint
  const damaged = texts.filter((_, at) => first.damages[at]! >= sound)
  if (damage < sound || damaged.length === 0) return {damage, soundest, strange, table}
  const {strength, least, highest, typicalDamage} = channelSettings.adapt
  let evidence = damaged.length === texts.length ? first : gather(damaged, model, table)
  const typical = evidence.certain / Math.max(1, evidence.characters) / typicalDamage
  const trust = Math.max(0.2, Math.min(1, typical))
  let learnt = table
  for (let step = 1; step <= steps; step++) {
    learnt = adaptTable(table, evidence, trust, {strength, least, highest})
    if (step < steps) evidence = gather(damaged, model, learnt)
  }
  const words = repeatedWords(correctAll(texts, model, learnt))
  return {damage, soundest, strange, table: learnt, words}
}

function correctAll(
  texts: readonly string[],
  model: LanguageModel,
  table: ConfusionTable
): readonly string[] {
  const {compile, search, doubt} = channelSettings
  const corrector = new Corrector(model, compileChannel(table, compile), search, doubt)
  return texts.map((text) => {
    const changes: Change[] = []
    corrector.correct(text, () => false, {
      finding: (finding) => {
        changes.push(finding)
      }
    })
    return applyChanges(text, changes)
  })
}

/** Evidence of several documents. */
interface Gathered extends Evidence {
  /** Changes a character, by document. */
  readonly damages: readonly number[]
}

function gather(texts: readonly string[], model: LanguageModel, table: ConfusionTable): Gathered {
  const {compile, learning, doubt} = channelSettings
  const channel = compileChannel(table, {...compile, dearest: learning.dearest})
  const corrector = new Corrector(model, channel, learning.search, doubt)
  const evidence = createEvidence()
  const damages: number[] = []
  for (const text of texts) {
    countLetters(evidence, text)
    const {characters, certain, letters, strange} = corrector.correct(text, () => false, {
      path: (path, seen) => {
        countChanges(evidence, path, seen, channel, text)
      }
    })
    damages.push(certain / Math.max(1, characters))
    evidence.characters += characters
    evidence.certain += certain
    evidence.letters += letters
    evidence.strange += strange
  }
  return {...evidence, damages}
}

function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 4)] ?? 0
}
