import {writeRoman} from '../lines/label-number.ts'
import type {Edit, Line, OperationRule} from '../types.ts'
import {editBy} from './context.ts'

/** A label that is nothing but ones, with a full stop: `1.`, `11.`, `111.`. */
const ones = /^(1{1,3}) ?\.(?=\s|$)/
const decimal = /^(\d{1,3}) ?[.)]/

/**
 * Finds Roman numbers that were read as ones: I, II, III look like 1, 11, 111 in many typefaces.
 * `11.` is a Roman II where no `10.` stands anywhere before it, and `1.` a Roman I where it is the
 * first label of all and such an `11.` follows.
 *
 * @param text The phase's input text.
 * @param lines Its lines.
 * @param rule The rule that the edits are by.
 * @returns Edits in the order of the text.
 */
export function repairRomanOnes(text: string, lines: readonly Line[], rule: OperationRule): Edit[] {
  const edits: Edit[] = []
  let first: Edit | null = null
  let highest = 0
  let romans = 0
  for (const {start, end, blank} of lines) {
    if (blank || text.charAt(start) < '0' || text.charAt(start) > '9') continue
    const head = text.slice(start, Math.min(end, start + 8))
    const length = ones.exec(head)?.[1]?.length ?? 0
    const number = Number(decimal.exec(head)?.[1] ?? 0)
    if (length > 1 && number > highest + 1 && length === romans + 2) {
      romans++
      edits.push(roman(rule, start, length))
      continue
    }
    if (length === 1 && first === null && highest === 0) first = roman(rule, start, 1)
    highest = Math.max(highest, number)
  }
  if (edits.length === 0) return []
  return first === null ? edits : [first, ...edits]
}

function roman(rule: OperationRule, start: number, length: number): Edit {
  const after = writeRoman(length)
  return editBy(rule, start, start + length, after, 'ones that follow no 10')
}
