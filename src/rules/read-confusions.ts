import type {RuleExample, RuleFile, RulePlace} from '../types.ts'
import type {Confusion, ConfusionTable, GenericConfusion, SignClass} from './confusion-table.ts'
import {formatProblem, type RuleProblem} from './problem.ts'
import {yamlOf} from './parse-rule-file.ts'
import type {YamlFile, YamlPath} from './read-yaml.ts'

/** A named group of confusions as its file tells it. */
export interface ConfusionRule {
  /** `marks/dropped-tone`: file and entry. */
  readonly id: string
  readonly note: string
  readonly examples: readonly RuleExample[]
  readonly place: RulePlace
}

/** What a file of confusions holds. */
export interface ConfusionFile extends ConfusionTable {
  readonly rules: readonly ConfusionRule[]
}

/** What is wrong with a file of confusions. */
export class ConfusionError extends SyntaxError {
  readonly problems: readonly RuleProblem[]

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'ConfusionError'
    this.problems = problems
  }
}

/**
 * Reads a file of `rules/confusions`.
 *
 * @param file Its path and text.
 * @throws {ConfusionError} With file, line and column of the first thing that is not as it must be.
 */
export function readConfusions(file: RuleFile): ConfusionFile {
  const read = yamlOf(file)
  if (!('yaml' in read)) throw new ConfusionError(read.problems)
  const {yaml} = read
  const top = mapping(yaml, [], yaml.value)
  const confusions: Confusion[] = []
  const rules: ConfusionRule[] = []
  const name = file.path.replace(/^.*\//, '').replace(/\.ya?ml$/, '')
  sequence(yaml, ['confusions'], top['confusions']).forEach((value, at) => {
    const path = ['confusions', at]
    const group = mapping(yaml, path, value)
    const id = `${name}/${words(yaml, [...path, 'id'], group['id'])}`
    rules.push({
      id,
      note: words(yaml, [...path, 'note'], group['note']).trim(),
      examples: readExamples(yaml, [...path, 'examples'], group['examples']),
      place: yaml.placeOf(path)
    })
    sequence(yaml, [...path, 'entries'], group['entries']).forEach((entry, index) => {
      confusions.push({...readEntry(yaml, [...path, 'entries', index], entry), rule: id})
    })
  })
  const generic = sequence(yaml, ['generic'], top['generic']).map((entry, at) =>
    readGeneric(yaml, ['generic', at], entry)
  )
  return {confusions, generic, rules}
}

function readExamples(yaml: YamlFile, path: YamlPath, value: unknown): RuleExample[] {
  const examples = sequence(yaml, path, value).map((entry, at): RuleExample => {
    const place = [...path, at]
    const {before, after} = mapping(yaml, place, entry)
    return {
      before: words(yaml, [...place, 'before'], before),
      after: words(yaml, [...place, 'after'], after),
      place: yaml.placeOf(place)
    }
  })
  return examples.length > 0 ? examples : fail(yaml, path, 'at least one example is needed')
}

function readEntry(yaml: YamlFile, path: YamlPath, value: unknown): Confusion {
  const [seen, meant, rate] = sequence(yaml, path, value)
  if (typeof seen !== 'string' || typeof meant !== 'string' || !isRate(rate)) {
    return fail(yaml, path, 'an entry is [seen, meant, rate], the rate above 0 and below 1')
  }
  if (seen === meant || seen.length > 2 || meant.length > 2) {
    return fail(yaml, path, 'seen and meant differ and have at most two characters each')
  }
  return {seen, meant, rate}
}

const classes: readonly string[] = ['tone', 'above', 'below', 'letter', 'other', 'nothing']

function readGeneric(yaml: YamlFile, path: YamlPath, value: unknown): GenericConfusion {
  const {seen, meant, rate} = mapping(yaml, path, value)
  if (!isClass(seen) || !isClass(meant) || !isRate(rate)) {
    return fail(yaml, path, `an entry has seen, meant (each of ${classes.join(', ')}) and a rate`)
  }
  return {seen, meant, rate}
}

function isRate(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value < 1
}

function isClass(value: unknown): value is SignClass {
  return typeof value === 'string' && classes.includes(value)
}

function mapping(yaml: YamlFile, path: YamlPath, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  return fail(yaml, path, 'this must be a mapping')
}

/** A sequence; what is left out counts as an empty one. */
function sequence(yaml: YamlFile, path: YamlPath, value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : fail(yaml, path, 'this must be a sequence')
}

function words(yaml: YamlFile, path: YamlPath, value: unknown): string {
  return typeof value === 'string' ? value : fail(yaml, path, 'a text is needed here')
}

function fail(yaml: YamlFile, path: YamlPath, reason: string): never {
  throw new ConfusionError([{...yaml.placeOf(path), reason}])
}
