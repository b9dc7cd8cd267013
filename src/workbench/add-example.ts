import {isMap, isScalar, isSeq, parseDocument, stringify, type Document, type YAMLMap} from 'yaml'

/** An example, or a counter-example, of a rule. */
export type NewExample =
  {readonly before: string; readonly after: string} | {readonly counterexample: string}

/**
 * Adds an example to a rule of a YAML file. All else in the file stays as it is written, comments
 * and quotes included, as far as its form allows that.
 *
 * @param text The file.
 * @param id The rule's id in the file (`split-am`).
 * @param example What is added, at the end of the rule's list.
 * @returns The file with the example; the same text where the rule has it already.
 * @throws Error where the file has no such rule.
 */
export function addExample(text: string, id: string, example: NewExample): string {
  const document = parseDocument(text)
  const rules = document.get('rules')
  const index = isSeq(rules)
    ? rules.items.findIndex((item) => isMap(item) && item.get('id') === id)
    : -1
  if (!isSeq(rules) || index < 0) throw new Error(`there is no rule "${id}"`)
  const rule = rules.items[index] as YAMLMap
  const counter = 'counterexample' in example
  const list = counter ? 'counterexamples' : 'examples'
  const value = counter ? example.counterexample : {before: example.before, after: example.after}
  const known = (document.toJS() as {rules: Record<string, unknown[] | undefined>[]}).rules[index]!
  if (known[list]?.some((one) => JSON.stringify(one) === JSON.stringify(value)) === true)
    return text

  const wanted = parseDocument(text)
  wanted.addIn(
    ['rules', index, list],
    wanted.createNode(known[list] === undefined ? [value] : value)
  )
  const written = insert(text, rule, list, value)
  return written !== null && isSame(parseDocument(written), wanted) ? written : wanted.toString()
}

type Value = string | {readonly before: string; readonly after: string}

/** Writes the value where the list ends; null where that takes more than adding lines. */
function insert(text: string, rule: YAMLMap, list: string, value: Value): string | null {
  const pair = rule.items.find(({key}) => isScalar(key) && key.value === list)
  if (pair === undefined) {
    const [first] = rule.items
    if (rule.flow === true || !isScalar(first?.key)) return null
    const indent = columnOf(text, first.key.range?.[0] ?? 0)
    const lines = [`${indent}${list}:`, ...entry(`${indent}  `, value)]
    return insertLines(text, rule.range?.[1] ?? 0, lines)
  }
  const items = pair.value
  if (!isSeq(items) || items.range === null || items.range === undefined) return null
  const [, end] = items.range
  if (items.flow === true) {
    const head = text.slice(0, end - 1)
    const comma = items.items.length === 0 || /,\s*$/.test(head) ? '' : ', '
    const flow = typeof value === 'string' ? quote(value) : flowPair(value)
    return `${head.trimEnd()}${comma}${flow}${text.slice(end - 1)}`
  }
  return insertLines(text, end, entry(columnOf(text, items.range[0]), value))
}

function entry(indent: string, value: Value): string[] {
  if (typeof value === 'string') return [`${indent}- ${quote(value)}`]
  return [`${indent}- before: ${quote(value.before)}`, `${indent}  after: ${quote(value.after)}`]
}

function flowPair({before, after}: Exclude<Value, string>): string {
  return `{before: ${quote(before)}, after: ${quote(after)}}`
}

/** In double quotes on one line; what does not show is escaped. */
function quote(text: string): string {
  return stringify(text, {defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0})
    .trimEnd()
    .replace(
      /[\u007F-\u00A0\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g,
      (hidden) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, '0')}`
    )
}

/** White space as wide as what stands before an offset on its line. */
function columnOf(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1))
}

/** Adds lines below the last line that has something in it before an offset. */
function insertLines(text: string, end: number, lines: readonly string[]): string {
  const last = text.slice(0, end).trimEnd().length
  const feed = text.indexOf('\n', last)
  const at = feed < 0 ? text.length : feed
  return `${text.slice(0, at)}\n${lines.join('\n')}${text.slice(at)}`
}

function isSame(one: Document, other: Document): boolean {
  return one.errors.length === 0 && JSON.stringify(one.toJS()) === JSON.stringify(other.toJS())
}
