/**
 * @param left A short text.
 * @param right Another.
 * @param most Letters that may differ, at most.
 * @returns Whether so few letters put in, taken out or replaced make one of the other. Takes time
 *   in proportion to the length and to `most`.
 */
export function isWithin(left: string, right: string, most: number): boolean {
  if (left === right) return true
  if (Math.abs(left.length - right.length) > most) return false
  const far = most + 1
  let above = Array.from({length: right.length + 1}, (_, at) => Math.min(at, far))
  for (let row = 1; row <= left.length; row++) {
    const own = Array.from({length: right.length + 1}, () => far)
    if (row <= most) own[0] = row
    let least = own[0]!
    const end = Math.min(right.length, row + most)
    for (let at = Math.max(1, row - most); at <= end; at++) {
      const same = left.charCodeAt(row - 1) === right.charCodeAt(at - 1) ? 0 : 1
      own[at] = Math.min(far, above[at - 1]! + same, above[at]! + 1, own[at - 1]! + 1)
      least = Math.min(least, own[at]!)
    }
    if (least > most) return false
    above = own
  }
  return above[right.length]! <= most
}
