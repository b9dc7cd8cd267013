import type {Rule, RuleFile, RuleId, RulePlace} from '../types.ts'
import {compilePattern, type LinearEngine} from './compile-pattern.ts'
import {describeIssue} from './describe-issue.ts'
import type {RuleProblem} from './problem.ts'
import {yamlOf} from './parse-rule-file.ts'
import type {YamlFile, YamlPath} from './read-yaml.ts'
import {ruleTypes} from './rule-types.ts'
import type {AddRule, AnyRuleType, FileEnvelope} from './schema/rule-type.ts'

/** A rule whose id is known. */
export interface CompiledRule {
  readonly id: RuleId
  /** The type of its file. */
  readonly type: string
  /** Whether the file comes with the package. */
  readonly shipped: boolean
  readonly place: RulePlace
  /** Adds it to a ruleset, or tells of a problem; null where the rule has problems already. */
  readonly add: AddRule | null
}

/** A rule to switch off, and where it says so. */
export interface Disabled {
  readonly id: RuleId
  readonly place: RulePlace
}

/** What a rule file holds. */
export interface CompiledFile {
  readonly rules: readonly CompiledRule[]
  readonly disabled: readonly Disabled[]
}

const nothing: CompiledFile = {rules: [], disabled: []}

/** Each form is used a few times at most: making code for it would take longer. */
const once = {jitless: true}

interface FileContext {
  readonly file: RuleFile
  /** What the ids of its rules begin with. */
  readonly basename: string
  readonly yaml: YamlFile
  readonly type: AnyRuleType
  readonly envelope: FileEnvelope
  readonly linear: LinearEngine | null
  readonly problems: RuleProblem[]
}

/**
 * @param file A YAML rule file.
 * @param linear As for `compileRules`.
 * @param problems What is wrong is added here; at once, or when a rule is added to a ruleset.
 * @returns Its rules one by one.
 */
export function compileFile(
  file: RuleFile,
  linear: LinearEngine | null,
  problems: RuleProblem[]
): CompiledFile {
  const read = yamlOf(file)
  if ('problems' in read) {
    problems.push(...read.problems)
    return nothing
  }
  const {yaml} = read
  const basename = /([^/]*)\.ya?ml$/u.exec(file.path)?.[1] ?? ''
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(basename)) {
    const reason = 'expected a file name of small letters, digits and hyphens, and .yaml'
    problems.push({...yaml.placeOf([]), reason})
  }
  const type = findType(yaml, problems)
  if (type === null) return nothing
  const envelope = readEnvelope(yaml, type, problems)
  const context: FileContext = {file, basename, yaml, type, envelope, linear, problems}
  const rules = envelope.rules
    .map((value, index) => compileRule(context, value, ['rules', index]))
    .filter((rule) => rule !== null)
  const disabled = (envelope.disable ?? []).map((id, index) => ({
    id,
    place: yaml.placeOf(['disable', index])
  }))
  return {rules, disabled}
}

function findType(yaml: YamlFile, problems: RuleProblem[]): AnyRuleType | null {
  const {value} = yaml
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const reason = 'expected a mapping with "type", "description" and "rules"'
    problems.push({...yaml.placeOf([]), reason})
    return null
  }
  const name = (value as {type?: unknown}).type
  const type = ruleTypes.find((each) => each.name === name)
  if (type !== undefined) return type
  const known = ruleTypes.map((each) => `"${each.name}"`).join(', ')
  const reason = name === undefined ? '"type" is missing' : 'unknown type'
  problems.push({...yaml.placeOf(['type']), reason: `${reason}: expected one of ${known}`})
  return null
}

/** Looks at the file's own fields; of those that are sound, makes the best. */
function readEnvelope(yaml: YamlFile, type: AnyRuleType, problems: RuleProblem[]): FileEnvelope {
  const parsed = type.envelopeSchema.safeParse(yaml.value, once)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    problems.push(...placeIssue(yaml, {path: [], issue, value: yaml.value}))
  const raw = yaml.value as Partial<Record<string, unknown>>
  return {...raw, description: '', disable: [], defaults: {}, rules: listOf(raw['rules'])}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What a schema found wrong with a part of a file. */
interface Mismatch {
  readonly path: YamlPath
  readonly issue: Parameters<typeof describeIssue>[0]
  readonly value: unknown
  readonly ruleId?: RuleId | undefined
}

function placeIssue(yaml: YamlFile, {path, issue, value, ruleId}: Mismatch): RuleProblem[] {
  return describeIssue(issue, value).map((fault) => {
    const full = [...path, ...fault.path]
    const place = fault.key === undefined ? yaml.placeOf(full) : yaml.placeOfKey(full, fault.key)
    return {...place, ...(ruleId === undefined ? {} : {ruleId}), reason: fault.reason}
  })
}

function compileRule(context: FileContext, value: unknown, path: YamlPath): CompiledRule | null {
  const {yaml, type, envelope, problems, linear, file} = context
  const origin = {type: type.name, shipped: file.shipped}
  const parsed = type.schema.safeParse(value, once)
  if (!parsed.success) {
    const id = idOf(context, value)
    for (const issue of parsed.error.issues) {
      problems.push(...placeIssue(yaml, {path, issue, value, ruleId: id}))
    }
    // Its id is taken all the same, and can be switched off.
    return id === undefined ? null : {id, ...origin, place: yaml.placeOf(path), add: null}
  }
  const before = problems.length
  const rule = readRule(context, parsed.data, path)
  const report = (at: YamlPath, reason: string): void => {
    problems.push({...yaml.placeOf([...path, ...at]), ruleId: rule.id, reason})
  }
  const add = type.compile({
    fields: parsed.data,
    file: envelope as unknown as Readonly<Record<string, unknown>>,
    rule,
    shipped: file.shipped,
    report,
    parse(at, part, schema) {
      const fitted = schema.safeParse(part, once)
      if (fitted.success) return fitted.data
      for (const issue of fitted.error.issues) {
        problems.push(
          ...placeIssue(yaml, {path: [...path, ...at], issue, value: part, ruleId: rule.id})
        )
      }
      return null
    },
    compilePattern(field, pattern, whole, unsafe) {
      const native = file.shipped || unsafe
      const facts = file.parsed?.patterns[pattern]
      const compiled = compilePattern(pattern, {whole, native, linear, facts})
      if (typeof compiled !== 'string') return compiled
      report([field], compiled)
      return null
    }
  })
  const sound = problems.length === before
  return {id: rule.id, ...origin, place: rule.place, add: sound ? add : null}
}

function idOf({basename}: FileContext, value: unknown): RuleId | undefined {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined
  return typeof value.id === 'string' ? `${basename}/${value.id}` : undefined
}

/** Puts together what every rule has; what is given nowhere is a problem. */
function readRule(context: FileContext, fields: unknown, path: YamlPath): Rule {
  const {basename, yaml, type, envelope, problems} = context
  const base = type.readBase(fields)
  const id = `${basename}/${base.id}`
  const place = yaml.placeOf(path)
  const kind = base.kind ?? envelope.defaults?.kind ?? type.defaults.kind
  const confidence = base.confidence ?? envelope.defaults?.confidence ?? type.defaults.confidence
  for (const [name, given] of Object.entries({kind, confidence})) {
    if (given !== undefined) continue
    const reason = `"${name}" is missing, here or in the "defaults" of the file`
    problems.push({...place, ruleId: id, reason})
  }
  return {
    id,
    description: base.description,
    kind: kind ?? 'rewrite',
    confidence: confidence ?? 0,
    examples: base.examples.map((example, index) => ({
      ...example,
      place: yaml.placeOf([...path, 'examples', index])
    })),
    counterexamples: (base.counterexamples ?? []).map((text, index) => ({
      text,
      place: yaml.placeOf([...path, 'counterexamples', index])
    })),
    place
  }
}
