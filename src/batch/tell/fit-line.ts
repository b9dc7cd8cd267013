import stringWidth from 'string-width'

/**
 * @param line A line.
 * @param columns The terminal's width (default: 80).
 * @returns The line cut at that width; marks above and below letters take no column.
 */
export function fitLine(line: string, columns = 80): string {
  if (stringWidth(line) < columns) return line
  let shown = ''
  for (const {segment} of new Intl.Segmenter('en').segment(line)) {
    if (stringWidth(shown + segment) >= columns - 1) break
    shown += segment
  }
  return `${shown}…`
}
