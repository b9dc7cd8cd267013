import {ZERO_WIDTH_SPACE} from '../script/classes.ts'

/**
 * @param code UTF-16 code unit.
 * @returns Whether it may part a label from its text: a space, a tab, U+00A0, U+200B.
 */
export function isLabelSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0 || code === ZERO_WIDTH_SPACE
}

/** @returns The first place from `from` on, before `end`, where no such space stands; or `end`. */
export function skipLabelSpace(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isLabelSpace(text.charCodeAt(at))) at++
  return at
}
