const routine = new Set(['encoding', 'order', 'reflow'])

/**
 * @param kind A kind of correction.
 * @returns Whether it needs no second look: another spelling of the same letters, an invisible
 *   character, marks in another order, lines of one paragraph joined.
 */
export function isRoutine(kind: string): boolean {
  return routine.has(kind)
}
