import {showCharacters} from '../script/describe.ts'
import type {FindRole, Rule} from '../types.ts'

/**
 * @param rule A rule.
 * @returns What there is to know of it, for people: lines without a line feed at the end.
 */
export function describeRule(rule: Rule): string[] {
  const {id, kind, confidence, description, examples, counterexamples, place} = rule
  return [
    `${id} (${kind}, ${confidence})`,
    `  ${description.trim()}`,
    ...examples.map(({before, after, finds, spares, as}) =>
      before === after
        ? `  ${describeFind(finds, spares, as)}as in ${showCharacters(before)}`
        : `  ${showCharacters(before)} → ${after === '' ? '∅' : showCharacters(after)}`
    ),
    ...counterexamples.map(({text}) => `  but not ${showCharacters(text)}`),
    `  ${place.file}:${place.line}:${place.column}`
  ]
}

function describeFind(finds?: FindRole, spares?: FindRole, as?: string): string {
  const role = finds ?? spares
  if (role === undefined) return ''
  const text = as === undefined ? '' : ` ${JSON.stringify(as)}`
  return `${finds === undefined ? 'no ' : ''}${role}${text} `
}
