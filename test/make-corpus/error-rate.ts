/**
 * The share of characters that were misread: edit distance by the length of the truth. White space,
 * bullets and the two ways to write ຳ, ໜ and ໝ do not count, nor in what script a digit stands.
 */
export function errorRate(truth: string, read: string): number {
  const meant = fold(truth)
  return distance(meant, fold(read)) / Math.max(1, meant.length)
}

/** The first digits of Thai, Lao, Myanmar and Khmer. */
const ZEROS = ['๐', '໐', '၀', '០'].map((zero) => zero.charCodeAt(0))

function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^\s*[-·•*]\s+/gmu, '')
    .replace(/[\s\u200B-\u200D\uFEFF]/gu, '')
    .replace(/ໍ([່-໋]?)າ/gu, '$1ຳ')
    .replace(/ຳ([່-໋])/gu, '$1ຳ')
    .replaceAll('ຫນ', 'ໜ')
    .replaceAll('ຫມ', 'ໝ')
    .replace(/([່-໌])([ັິ-ຼໍ])/gu, '$2$1')
    .replace(/[๐-๙໐-໙၀-၉០-៩]/gu, (digit) => {
      const code = digit.charCodeAt(0)
      return String(code - ZEROS.find((zero) => code >= zero && code <= zero + 9)!)
    })
}

/** How many code units have to be changed, put in or taken out to make one text of the other. */
function distance(from: string, to: string): number {
  let above = Int32Array.from({length: to.length + 1}, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const row = new Int32Array(to.length + 1)
    row[0] = i
    for (let j = 1; j <= to.length; j++) {
      const same = from.charCodeAt(i - 1) === to.charCodeAt(j - 1) ? 0 : 1
      row[j] = Math.min(above[j - 1]! + same, above[j]! + 1, row[j - 1]! + 1)
    }
    above = row
  }
  return above[to.length]!
}
