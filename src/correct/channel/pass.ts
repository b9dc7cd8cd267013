import {extendModel} from '../../model/extend.ts'
import type {LanguageModel} from '../../model/language-model.ts'
import type {LabelMatch} from '../../labels/matcher.ts'
import type {Edit, NumberingStyle, RuleId, Stretch} from '../../types.ts'
import {createSpanCursor} from '../../base/cursors.ts'
import type {Step, StepResult} from '../context.ts'
import type {Channel} from '../pipeline.ts'
import {calibrate} from './confidence.ts'
import {type CompiledChannel, compileChannel, restrain} from './compile.ts'
import {nameConfusion} from '../../rules/confusion-table.ts'
import {CERTAIN, Corrector, type Finding, type WalkResult} from './corrector.ts'
import {documentDamage, isSound, isStranger, restraint} from './damage.ts'
import {findOrthography} from './orthography.ts'
import type {ChannelProfile} from './profile.ts'
import {channelSettings} from './settings.ts'
import {createTextModel} from './text-model.ts'

/** What the channel is given for a run. */
export interface ChannelOptions {
  readonly model: LanguageModel
  /** The confusions, and how damaged the batch is. */
  readonly profile: ChannelProfile
  /** Changes less certain than this are suggested, not applied (default 0.5). */
  readonly minConfidence?: number
  /** The rule of changes that no particular confusion explains (default: the shipped one). */
  readonly generic?: RuleId | undefined
}

/** What the shipped rule for any sign is called: a profile alone does not name it. */
const SHIPPED_GENERIC = 'generic/any-sign'

/** What is less likely right than this is not even suggested. */
const NOTABLE = 0.1

/**
 * A space is taken out from this confidence on: writers of Lao put spaces where they like, so one
 * that only the model finds unlikely was meant. On 200 pages with their truth all 16 such changes
 * below it were wrong, and none of 13 above it was seen to be.
 */
const SPACING_LEAST = 0.9

/** A document that is likely sound is judged by so many characters of it, a damaged one by all. */
const SAMPLE = 1200
const LONG = 4000
/** A look at so much of a text shows whether it is so damaged that all of it is searched at once. */
const GLIMPSE = 250

function isDamaged({changes, characters}: WalkResult): boolean {
  return changes >= 0.01 * characters
}

/**
 * The noisy channel: looks for the text that best explains what was seen. Made once for a run, as
 * it compiles the confusions.
 *
 * @param options Model, confusions and how certain a change must be.
 * @returns The step over one document's text, its paragraphs joined.
 */
export function createChannelPass(options: ChannelOptions): Channel {
  const {profile, minConfidence = 0.5, generic = SHIPPED_GENERIC} = options
  const model = teachWords(options.model, profile.words ?? [])
  const {soundest = profile.damage} = profile
  const {compile, search, doubt} = channelSettings
  const channel = compileChannel(profile.table, compile)
  const correctors = new Map<number, Corrector>()
  const correctorFor = (nats: number): Corrector => {
    let corrector = correctors.get(nats)
    if (corrector === undefined) {
      corrector = new Corrector(model, restrain(channel, nats), search, doubt)
      correctors.set(nats, corrector)
    }
    return corrector
  }
  const ofBatch = restraint(profile.damage)
  const step: Step<'suspects'> = ({text, labels}, {suspects}): StepResult => {
    const spans: Stretch[] = [
      ...suspects.map(({span}) => span),
      ...bareLabels(labels),
      ...meantSigns(text)
    ]
    spans.sort((a, b) => a.start - b.start)
    const read = (part: string, nats: number): Findings => {
      const findings: Finding[] = []
      const isFixed = part === text ? createSpanCursor(spans) : (): boolean => false
      const result = correctorFor(nats).correct(part, isFixed, {
        finding: (finding) => findings.push(finding)
      })
      return {...result, findings}
    }
    const edits = ({findings}: Findings): Edit[] => {
      const own = findOrthography(text, findings, channel)
      return findings.flatMap((finding): Edit[] => {
        const edit = toEdit(finding, channel, {minConfidence, generic})
        if (edit.confidence < NOTABLE) return []
        return [own.has(finding) ? {...edit, kind: 'orthography', apply: false} : edit]
      })
    }
    let quick: Findings | undefined
    if (isSound(profile)) {
      quick = read(text, ofBatch)
      if (!isStranger(quick, profile.strange)) return {edits: edits(quick)}
    }
    const isWhole = ofBatch === 0 && text.length <= LONG
    const glimpse = isWhole ? read(sample(text, GLIMPSE), CERTAIN) : undefined
    if (glimpse !== undefined && isDamaged(glimpse)) {
      const whole = read(text, 0)
      const nats = restraint(documentDamage(whole.certain, whole.characters, soundest))
      return {edits: edits(nats === 0 ? whole : read(text, nats))}
    }
    // What is changed at such a price is certain; to look no further is quick.
    const part =
      glimpse !== undefined && text.length <= GLIMPSE
        ? glimpse
        : read(isWhole ? text : sample(text, SAMPLE), CERTAIN)
    const nats = restraint(documentDamage(part.changes, part.characters, soundest))
    return {edits: edits(quick !== undefined && nats === ofBatch ? quick : read(text, nats))}
  }
  return Object.assign(step, {model: createTextModel(model)})
}

/**
 * The sign ຯ where it means something: in ຯລຯ (and so on), and after a name that it cuts short.
 * Unicode calls it LAO ELLIPSIS.
 */
const ELLIPSIS = /ຯ(?:\s?ລ\s?ຯ|(?![\u0e80-\u0ed9]))/g

function meantSigns(text: string): Stretch[] {
  const found: Stretch[] = []
  const add = ({0: sign, index}: RegExpExecArray): void => {
    found.push({start: index, end: index + sign.length})
  }
  if (text.includes('ຯ')) for (const match of text.matchAll(ELLIPSIS)) add(match)
  if (LONE_MARK.test(text)) found.push(...findCharts(text))
  return found
}

/** A mark or vowel sign by itself, or on a letter that stands for any. */
const LONE = /^[a-z\u25cc-]?[ເ-ໄ]?[a-z\u25cc-]?[ະ-ຽ່-ໍ]{0,4}$/
const LONE_MARK = /[\sa-z\u25cc-][ັາ-ຼ່-ໍ]/

/** Three lone signs and more in a row are what charts and lists of signs are made of. */
function findCharts(text: string): Stretch[] {
  const charts: Stretch[] = []
  let run: Stretch[] = []
  const close = (): void => {
    const [first] = run
    if (run.length > 2 && first !== undefined)
      charts.push({start: first.start, end: run.at(-1)!.end})
    run = []
  }
  let last = 0
  for (const {0: token, index: start} of text.matchAll(/\S+/g)) {
    if (text.slice(last, start).includes('\n')) close()
    last = start + token.length
    if (LONE.test(token)) run.push({start, end: last})
    else close()
  }
  close()
  return charts
}

/** Numbers and letters that count are read by their sequence, after the channel. */
function bareLabels(labels: readonly (LabelMatch | null)[]): Stretch[] {
  return labels.filter(
    (label) => label !== null && BARE.has(label.style.system) && label.style.prefixes.length === 0
  ) as LabelMatch[]
}

/** Labels of these systems have no word that could be misread. */
const BARE: ReadonlySet<NumberingStyle['system']> = new Set([
  'roman',
  'circled',
  'decimal',
  'multilevel',
  'lao-letter'
])

/** A batch's own words are a help that may be done without where a user's lists fill the model. */
function teachWords(model: LanguageModel, words: readonly string[]): LanguageModel {
  try {
    return extendModel(model, words)
  } catch (error) {
    if (error instanceof RangeError) return model
    throw error
  }
}

interface Findings extends WalkResult {
  readonly findings: readonly Finding[]
}

function toEdit(
  finding: Finding,
  channel: CompiledChannel,
  {minConfidence, generic}: {readonly minConfidence: number; readonly generic: RuleId}
): Edit {
  const {start, end, after, operations, posterior} = finding
  const confusions = operations.map((operation) => channel.confusions[operation]!)
  const confidence = Math.round(1000 * calibrate(posterior)) / 1000
  const spacing = confusions.every(({seen, meant}) => seen === ' ' && meant === '')
  return {
    start,
    end,
    after,
    rule: confusions.find((confusion) => confusion.rule !== undefined)?.rule ?? generic,
    kind: spacing ? 'spacing' : 'confusion',
    confidence,
    evidence: confusions.map(nameConfusion).join(', '),
    apply: confidence >= (spacing ? Math.max(minConfidence, SPACING_LEAST) : minConfidence)
  }
}

/** Lines from all over the text, about so many characters of them. */
function sample(text: string, characters: number): string {
  if (text.length <= characters) return text
  const lines = text.split('\n')
  const every = Math.max(1, Math.floor(text.length / characters))
  let taken = ''
  for (
    let at = Math.floor(every / 2);
    at < lines.length && taken.length < characters;
    at += every
  ) {
    taken += `${lines[at]!.slice(0, characters)}\n`
  }
  return taken
}
