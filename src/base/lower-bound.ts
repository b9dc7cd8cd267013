/**
 * @param values Ascending numbers.
 * @param limit Any number.
 * @returns The first index whose value is not below `limit`: how many values are below it.
 */
export function lowerBound(values: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
