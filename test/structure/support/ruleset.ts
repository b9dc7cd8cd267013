import {readShippedRules} from '../../../src/node.ts'
import {compileRules} from '../../../src/rules/compile-rules.ts'
import type {Ruleset} from '../../../src/types.ts'

/** The shipped structure rules with the operations that read and join lines, and no others. */
export function readStructureRules(): Ruleset {
  const {ruleset} = compileRules(readShippedRules())
  const wanted = new Set([
    'join-lines',
    'join-pages',
    'running-head',
    'label-number',
    'label-particle'
  ])
  return {
    ...ruleset,
    rewrites: [],
    confusions: [],
    lexicon: [],
    operations: new Map([...ruleset.operations].filter(([name]) => wanted.has(name)))
  }
}

/** Carries out edits. */
export function apply(
  text: string,
  edits: readonly {readonly start: number; readonly end: number; readonly after: string}[]
): string {
  let out = ''
  let at = 0
  for (const {start, end, after} of edits) {
    out += text.slice(at, start) + after
    at = end
  }
  return out + text.slice(at)
}
