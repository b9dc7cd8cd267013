import type {z} from 'zod'
import type {YamlPath} from './read-yaml.ts'

/** A fault of form: where, and in plain words what. */
export interface FormFault {
  readonly path: YamlPath
  /** Where the fault is a key of the mapping at `path`. */
  readonly key?: string
  readonly reason: string
}

type Issue = z.core.$ZodIssue

/** What values are called in messages. */
const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  null: 'nothing'
}

/**
 * @param issue What a schema found.
 * @param value The value that it looked at.
 * @returns The same for people: one fault for each unknown key.
 */
export function describeIssue(issue: Issue, value: unknown): FormFault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const found = valueAt(value, path)
  const name = JSON.stringify(path.at(-1) ?? '')
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({path, key, reason: `unknown key ${JSON.stringify(key)}`}))
    case 'invalid_type':
      if (found === undefined && path.length > 0) return [{path, reason: `${name} is missing`}]
      return [{path, reason: expected(names[issue.expected] ?? issue.expected, found)}]
    case 'invalid_value':
      if (found === undefined) return [{path, reason: `${name} is missing`}]
      return [{path, reason: suggest(issue.values, found) ?? expected(listOf(issue.values), found)}]
    case 'too_small':
    case 'too_big':
      return [{path, reason: describeSize(issue)}]
    case 'invalid_union':
      return describeUnion(issue, path, found)
    default:
      return [{path, reason: issue.message}]
  }
}

function expected(what: string, found: unknown): string {
  const hint = what === 'a text' && isBare(found) ? ': put it in quotes' : ''
  return `expected ${what}, found ${nameOf(found)}${hint}`
}

/** Of more values than these, only those that may have been meant are named. */
const MANY = 12
/** Letters that a misspelt name has in common with the right one, at its beginning. */
const ALIKE = 3

/** @returns What may have been meant, where the values are many; null where nothing is near. */
function suggest(values: readonly unknown[], found: unknown): string | null {
  if (values.length <= MANY || typeof found !== 'string') return null
  const near = values.filter((value) => String(value).startsWith(found.slice(0, ALIKE)))
  if (near.length === 0) return null
  const shown = near.map((value) => JSON.stringify(value)).join(' or ')
  return `unknown name ${nameOf(found)}: did you mean ${shown}?`
}

function isBare(found: unknown): boolean {
  return typeof found === 'number' || typeof found === 'boolean'
}

function nameOf(found: unknown): string {
  if (found === null || found === undefined) return 'nothing'
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object') return 'a mapping'
  const shown = JSON.stringify(found)
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown
}

function listOf(values: readonly unknown[]): string {
  const shown = values.map((value) => JSON.stringify(value))
  return shown.length === 1 ? shown[0]! : `one of ${shown.join(', ')}`
}

function describeSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  // A message of the schema's own says it better than its bounds.
  if (!issue.message.startsWith('Too ')) return issue.message
  const small = issue.code === 'too_small'
  const limit = String(small ? issue.minimum : issue.maximum)
  if (issue.origin === 'array') return `expected ${small ? 'at least' : 'at most'} ${limit} entries`
  if (issue.origin === 'string') return small ? 'an empty text' : `longer than ${limit} characters`
  return `expected a number of ${limit} or ${small ? 'more' : 'less'}`
}

function describeUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: YamlPath,
  found: unknown
): FormFault[] {
  if (found === undefined)
    return [{path, reason: `${JSON.stringify(path.at(-1) ?? '')} is missing`}]
  const options = (issue as {options?: unknown}).options
  if (Array.isArray(options)) return [{path, reason: expected(listOf(options), found)}]
  // The branch that the value is of the right sort for is the one that was meant.
  const meant = issue.errors.find(
    (branch) => !branch.some(({code, path: at}) => code === 'invalid_type' && at.length === 0)
  )
  if (meant !== undefined) {
    return meant.flatMap((inner) =>
      describeIssue(inner, found).map((fault) => ({...fault, path: [...path, ...fault.path]}))
    )
  }
  const sorts = issue.errors.flatMap((branch) =>
    branch.map((inner) => (inner.code === 'invalid_type' ? names[inner.expected] : undefined))
  )
  const known = sorts.filter((sort) => sort !== undefined)
  return [{path, reason: expected(known.join(' or '), found)}]
}

function valueAt(value: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    value
  )
}
