/** One thing that speaks for a removal, or with a weight below 0 against it. */
export interface Ground {
  /** In a few words, for the record. */
  readonly what: string
  readonly weight: number
}

/** @returns How much speaks for a removal, all together. */
export function weightOf({grounds}: {readonly grounds: readonly Ground[]}): number {
  return grounds.reduce((sum, {weight}) => sum + weight, 0)
}

/** @returns What speaks for a removal, each thing with its weight, as records have it. */
export function describeGrounds(grounds: readonly Ground[]): string {
  // Two decimals tell all that weights do.
  return grounds.map(({what, weight}) => `${what} ${Math.round(weight * 100) / 100}`).join(', ')
}
