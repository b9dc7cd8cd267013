/**
 * @param value A whole number.
 * @returns It with a narrow space between groups of three digits: the same in all languages.
 */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '\u202F')
}

/**
 * @param share 0 to 1.
 * @returns It in percent; what is below a percent with one digit more.
 */
export function formatShare(share: number): string {
  const percent = share * 100
  if (percent === 0 || percent >= 99.95) return `${Math.round(percent)}\u202F%`
  return `${percent.toFixed(percent < 0.995 ? 2 : 1)}\u202F%`
}

/**
 * @param confidence 0 to 1.
 * @returns It in whole percent, never rounded up to certainty.
 */
export function formatConfidence(confidence: number): string {
  const percent = Math.round(confidence * 100)
  return `${percent === 100 && confidence < 1 ? 99 : percent}\u202F%`
}
