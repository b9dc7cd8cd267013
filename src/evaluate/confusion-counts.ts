import type {Alignment} from './align.ts'

/** How often one form was seen where another was meant. */
export interface CountedConfusion {
  /** One character; '' where one was dropped. */
  readonly seen: string
  /** One character; '' where one was added. */
  readonly meant: string
  readonly before: number
  readonly after: number
}

/** Counts confusions of characters, before correction and after it. */
export class ConfusionCounts {
  private readonly counts = new Map<string, {before: number; after: number}>()

  /** Adds the errors of an alignment. */
  add({seen, meant, partners}: Alignment, when: 'before' | 'after'): void {
    let next = 0
    const addedUpTo = (end: number): void => {
      for (; next < end; next++) this.count(seen.charAt(next), '', when)
    }
    for (let at = 0; at < meant.length; at++) {
      const partner = partners[at]!
      if (partner < 0) {
        this.count('', meant.charAt(at), when)
        continue
      }
      addedUpTo(partner)
      if (seen.charCodeAt(partner) !== meant.charCodeAt(at)) {
        this.count(seen.charAt(partner), meant.charAt(at), when)
      }
      next = partner + 1
    }
    addedUpTo(seen.length)
  }

  /**
   * @param number How many are wanted.
   * @returns The most frequent confusions, by their greater count; equal ones by code point.
   */
  top(number: number): CountedConfusion[] {
    return [...this.counts]
      .map(([key, {before, after}]): CountedConfusion & {key: string} => {
        const [seen = '', meant = ''] = key.split('\0')
        return {key, seen, meant, before, after}
      })
      .sort(
        (a, b) =>
          Math.max(b.before, b.after) - Math.max(a.before, a.after) ||
          b.before + b.after - a.before - a.after ||
          (a.key < b.key ? -1 : 1)
      )
      .slice(0, number)
      .map(({seen, meant, before, after}) => ({seen, meant, before, after}))
  }

  private count(seen: string, meant: string, when: 'before' | 'after'): void {
    const key = `${seen}\0${meant}`
    const counts = this.counts.get(key) ?? {before: 0, after: 0}
    counts[when]++
    this.counts.set(key, counts)
  }
}
