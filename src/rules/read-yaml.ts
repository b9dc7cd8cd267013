import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Composer,
  LineCounter,
  Parser,
  visit,
  type Alias,
  type CST,
  type Document
} from 'yaml'
import type {RulePlace} from '../types.ts'
import type {RuleProblem} from './problem.ts'

/** The way from a file's top to a value: keys and indexes. */
export type YamlPath = readonly (string | number)[]

/** A YAML file as a value, and where each part of it stands. */
export interface YamlFile {
  readonly value: unknown
  /** @returns Where the value at `path` stands, or the innermost one around it that is there. */
  placeOf(path: YamlPath): RulePlace
  /** @returns Where the key `key` of the mapping at `path` stands. */
  placeOfKey(path: YamlPath, key: string): RulePlace
}

/** How often an anchor may be repeated before the file counts as an attempt to fill the memory. */
const MAX_REPEATS = 100
/** Aliases that a file may have in all: each is looked up in the whole file. */
const MAX_ALIASES = 1000
/** Collections in collections. */
const MAX_DEPTH = 50
/** What follows from one slip of the pen is told so many times. */
const MAX_FAULTS = 20

/**
 * Reads a YAML 1.2 file.
 *
 * @param file What messages call the file.
 * @param text Its text.
 * @returns The file, or all that is wrong with its YAML. Never throws.
 */
export function readYaml(
  file: string,
  text: string
): {readonly yaml: YamlFile} | {readonly problems: readonly RuleProblem[]} {
  const lines = new LineCounter()
  const place = (offset: number): RulePlace => {
    const {line, col} = lines.linePos(offset)
    return {file, line: Math.max(1, line), column: Math.max(1, col)}
  }
  try {
    const tokens = [...new Parser(lines.addNewLine).parse(text)]
    const deep = findDeep(tokens)
    if (deep !== null) return {problems: [{...place(deep), reason: 'YAML: nested too deep'}]}
    const composer = new Composer({prettyErrors: false, logLevel: 'error'})
    const [document, second] = composer.compose(tokens, true, text.length)
    if (document === undefined) return {problems: [{...place(0), reason: 'YAML: no document'}]}
    if (second !== undefined) {
      return {problems: [{...place(second.range[0]), reason: 'YAML: a second document'}]}
    }
    const faults = [...document.errors, ...document.warnings].slice(0, MAX_FAULTS)
    if (faults.length > 0) {
      const problems = faults.map(({pos, message}) => ({...place(pos[0]), reason: plain(message)}))
      return {problems}
    }
    const aliases = findAliases(document)
    if (aliases.length > MAX_ALIASES) {
      return {
        problems: [{...place(offsetOf(aliases[MAX_ALIASES]) ?? 0), reason: 'too many aliases'}]
      }
    }
    const lost = aliases.find((alias) => !isSound(alias, document))
    if (lost !== undefined) {
      const reason = 'an alias of nothing before it, or of what it is part of'
      return {problems: [{...place(offsetOf(lost) ?? 0), reason}]}
    }
    const value = toValue(document)
    if (value instanceof TooMuch) {
      return {problems: [{...place(offsetOf(aliases[0]) ?? 0), reason: plain(value.reason)}]}
    }
    return {
      yaml: {
        value,
        placeOf: (path) => place(locate(document, path).offset),
        placeOfKey: (path, key) => place(locateKey(document, path, key))
      }
    }
  } catch (error) {
    return {problems: [{...place(0), reason: plain(messageOf(error))}]}
  }
}

/**
 * Finds what is nested deeper than any rule file has need of. It has to be found before the package
 * makes nodes of the tokens: for that it calls itself, and where the stack ends, V8 may end the
 * process.
 *
 * @returns An offset; null where all is well.
 */
function findDeep(tokens: readonly CST.Token[]): number | null {
  const pending = tokens.map((token) => ({token, depth: 0}))
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const {token, depth} = next
    if (depth > MAX_DEPTH) return token.offset
    const inner = (token?: CST.Token | null): void => {
      if (token !== undefined && token !== null) pending.push({token, depth: depth + 1})
    }
    if ('items' in token) {
      for (const {key, value} of token.items) {
        inner(key)
        inner(value)
      }
    } else if (token.type === 'document') inner(token.value)
  }
  return null
}

function findAliases(document: Document.Parsed): Alias[] {
  const aliases: Alias[] = []
  visit(document, {
    Alias(_, alias) {
      aliases.push(alias)
    }
  })
  return aliases
}

function isSound(alias: Alias, document: Document.Parsed): boolean {
  const target = alias.resolve(document)
  const end = target?.range?.[1]
  return end !== undefined && end <= (offsetOf(alias) ?? 0)
}

/** Why a document does not become a value. */
class TooMuch {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

/** Aliases beyond the limit, and one inside its own anchor, are errors of the YAML package. */
function toValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({maxAliasCount: MAX_REPEATS})
  } catch (error) {
    return new TooMuch(messageOf(error))
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** YAML's messages can run over several lines; a problem is one. */
function plain(message: string): string {
  return `YAML: ${message.replace(/\s+/g, ' ').trim()}`
}

interface Located {
  readonly node: unknown
  readonly offset: number
}

function locate(document: Document.Parsed, path: YamlPath): Located {
  let found: Located = {node: document.contents, offset: offsetOf(document.contents) ?? 0}
  for (const step of path) {
    const node = resolve(document, found.node)
    const next = isMap(node)
      ? node.items.find(({key}) => keyOf(key) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined
    if (next === undefined || next === null) break
    const value: unknown =
      typeof next === 'object' && 'value' in next && isMap(node) ? next.value : next
    const own =
      offsetOf(value) ?? (isMap(node) ? offsetOf((next as {key: unknown}).key) : undefined)
    found = {node: value, offset: own ?? found.offset}
  }
  return found
}

function locateKey(document: Document.Parsed, path: YamlPath, key: string): number {
  const {node, offset} = locate(document, path)
  const map = resolve(document, node)
  const pair = isMap(map) ? map.items.find((item) => keyOf(item.key) === key) : undefined
  return offsetOf(pair?.key) ?? offset
}

function resolve(document: Document.Parsed, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : ''
}

function offsetOf(node: unknown): number | undefined {
  const range = (node as {range?: readonly number[] | null} | null | undefined)?.range
  return range?.[0]
}
