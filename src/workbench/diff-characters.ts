/** A character of either text, or of both; '' where a text has none. */
export interface CharacterPair {
  readonly expected: string
  readonly got: string
}

/** A character alone counts so much; one for another counts more, so that likes come together. */
const ALONE = 2
const REPLACED = 3

/** Beyond this many steps the middle is told as a whole. */
const MOST = 1 << 22

/**
 * Aligns two texts by code points, so that as many as can be stand beside their likes.
 *
 * @param expected A text.
 * @param got Another.
 * @returns Their code points in order.
 */
export function diffCharacters(expected: string, got: string): CharacterPair[] {
  const a = Array.from(expected)
  const b = Array.from(got)
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < Math.min(a.length, b.length) - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++
  }
  const same = (one: string): CharacterPair => ({expected: one, got: one})
  return [
    ...a.slice(0, head).map(same),
    ...diffMiddle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(same)
  ]
}

function diffMiddle(a: readonly string[], b: readonly string[]): CharacterPair[] {
  if (a.length * b.length > MOST) return pairUp(a, b)
  // distance[i][j]: of what follows a[i] and b[j].
  const width = b.length + 1
  const distance = new Uint32Array((a.length + 1) * width)
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) {
      const at = i * width + j
      if (i === a.length) distance[at] = (b.length - j) * ALONE
      else if (j === b.length) distance[at] = (a.length - i) * ALONE
      else {
        const step = a[i] === b[j] ? 0 : REPLACED
        distance[at] = Math.min(
          distance[at + width + 1]! + step,
          distance[at + width]! + ALONE,
          distance[at + 1]! + ALONE
        )
      }
    }
  }
  const pairs: CharacterPair[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const at = i * width + j
    const here = distance[at]!
    const step = a[i] === b[j] ? 0 : REPLACED
    if (i < a.length && j < b.length && here === distance[at + width + 1]! + step) {
      pairs.push({expected: a[i++]!, got: b[j++]!})
    } else if (i < a.length && here === distance[at + width]! + ALONE) {
      pairs.push({expected: a[i++]!, got: ''})
    } else pairs.push({expected: '', got: b[j++]!})
  }
  return pairs
}

function pairUp(a: readonly string[], b: readonly string[]): CharacterPair[] {
  return Array.from({length: Math.max(a.length, b.length)}, (_, at) => ({
    expected: a[at] ?? '',
    got: b[at] ?? ''
  }))
}
