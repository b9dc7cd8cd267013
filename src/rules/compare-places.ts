import type {RulePlace} from '../types.ts'

/** Orders places by file, line and column; files by their UTF-16 code units. */
export function comparePlaces(a: RulePlace, b: RulePlace): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}
