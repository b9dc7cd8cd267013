/**
 * @param length How many there are.
 * @param test False for those in front, true for all after.
 * @returns The first index for which the test holds; `length` where it holds for none.
 */
export function firstWhere(length: number, test: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
