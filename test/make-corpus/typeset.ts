import type {Layout} from './layouts.ts'

/**
 * Sets a text in type: a paragraph a line, as a page of HTML for paper of size A4.
 *
 * @param truth what the document says; blank lines do not count
 */
export function typeset(truth: string, layout: Layout): string {
  const lines = truth.split('\n').filter((line) => line.trim() !== '')
  const paragraphs = lines.map((line, at) => paragraph(line, at, lines.length, layout))
  return `<!doctype html>
<html lang="lo">
<meta charset="utf-8">
<style>
${styleSheet(layout)}
</style>
${paragraphs.join('\n')}
</html>
`
}

function styleSheet({font, size, runningHead, pageNumbers}: Layout): string {
  const head = runningHead === undefined ? '' : `@top-center { content: "${runningHead}"; }`
  const foot = pageNumbers ? '@bottom-center { content: "- " counter(page) " -"; }' : ''
  return `  @page { size: A4; margin: 24mm 20mm; font: ${size}pt '${font}'; ${head} ${foot} }
  @page :first { @top-center { content: ""; } }
  body { font: ${size}pt/1.75 '${font}'; margin: 0; }
  p { margin: 0 0 0.35em; white-space: pre-wrap; tab-size: 12; }
  .centred { text-align: center; }
  .right { text-align: right; }
  .bold { font-weight: bold; break-after: avoid; }
  .break { break-before: page; }`
}

function paragraph(line: string, at: number, count: number, layout: Layout): string {
  const {placed, bold, breaks} = layout
  const classes = [
    placed[at + 1] ?? placed[at - count],
    bold?.test(line) === true && 'bold',
    breaks?.some((start) => line.startsWith(start)) === true && 'break'
  ].filter((name) => typeof name === 'string')
  return `<p class="${classes.join(' ')}">${escape(line)}</p>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
