import {isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document} from 'yaml'
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

/** How often anchors may be repeated before the file counts as an attempt to fill the memory. */
const MAX_ALIASES = 100

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
    const document = parseDocument(text, {lineCounter: lines, prettyErrors: false})
    const faults = [...document.errors, ...document.warnings]
    if (faults.length > 0) {
      const problems = faults.map(({pos, message}) => ({...place(pos[0]), reason: plain(message)}))
      return {problems}
    }
    const value: unknown = document.toJS({maxAliasCount: MAX_ALIASES})
    return {
      yaml: {
        value,
        placeOf: (path) => place(locate(document, path).offset),
        placeOfKey: (path, key) => place(locateKey(document, path, key))
      }
    }
  } catch (error) {
    // Aliases beyond the limit, an alias inside its own anchor, brackets nested too deep.
    const reason = error instanceof RangeError ? 'nested too deep' : plain(messageOf(error))
    return {problems: [{...place(0), reason}]}
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
