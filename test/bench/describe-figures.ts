import type {ProcessFigures} from './measure-process.ts'
import type {TextFigures} from './measure-text.ts'

/** All that was measured. */
export interface Figures extends ProcessFigures {
  readonly damaged: TextFigures
  readonly clean: TextFigures
  /** Time of 16 times the text over the time of the text once, the worse of both kinds. */
  readonly growth: number
}

const names: Readonly<Record<keyof TextFigures['times'], string>> = {
  segmenter: "Intl.Segmenter('lo'), line by line",
  remark: 'remark-parse + remark-stringify',
  pipeline: 'whole pipeline: text to Markdown and JSON',
  withoutChannel: 'the same without the noisy channel',
  decode: '  decode',
  rules: '  correct, by rules',
  channel: '  correct, noisy channel',
  structure: '  structure',
  json: '  record and JSON',
  markdown: '  Markdown'
}

/**
 * @param figures What was measured.
 * @returns Tables for people.
 */
export function describeFigures({damaged, clean, growth, startUp, memory}: Figures): string {
  const rows = (Object.keys(names) as (keyof typeof names)[]).map((key) => {
    const share = (figures: TextFigures): string =>
      `${figures.times[key].toFixed(3)} ${(figures.times[key] / figures.times.remark).toFixed(2)}×`
    return row(names[key], share(damaged), share(clean))
  })
  const size = ({documents, characters}: TextFigures): string => `${documents} / ${characters}`
  return [
    row('', 'damaged', 'clean'),
    row('documents / characters', size(damaged), size(clean)),
    row('µs a character, and over remark', '', ''),
    ...rows,
    row('characters a second', `${damaged.charsPerSecond}`, `${clean.charsPerSecond}`),
    row('4 times the text, time', `${damaged.growth['4']}×`, `${clean.growth['4']}×`),
    row('16 times the text, time', `${damaged.growth['16']}×`, `${clean.growth['16']}×`),
    '',
    `vs remark: damaged ${damaged.vsRemark}, clean ${clean.vsRemark}; growth ${growth}`,
    `start to exit, ms: node ${startUp.node}, --help ${startUp.help}, one page ${startUp.onePage}`,
    `peak memory, MB: one page ${memory.onePage}, large document ${memory.largeDocument}`,
    ''
  ].join('\n')
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(44) + cells.map((cell) => cell.padStart(18)).join('')
}
