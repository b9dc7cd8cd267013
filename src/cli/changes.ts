import {showCharacters, type Corrected, type Correction} from '../index.ts'
import type {Colours} from './colour.ts'

/** A correction and where it stands, for people: lines and columns count from 1. */
export interface Change {
  readonly correction: Correction
  readonly line: number
  /** In code points. */
  readonly column: number
  /** Code points of the source, half open. */
  readonly start: number
  readonly end: number
}

/** How much of its line is shown before and after a correction, in code points. */
const context = 36

/**
 * @param corrected What correction made of a document.
 * @returns All changes, made and suggested, in the order of their places.
 */
export function listChanges({source, corrections}: Corrected): Change[] {
  let at = 0
  let line = 1
  let column = 1
  let point = 0
  return corrections.map((correction) => {
    const {start, end} = correction.source
    if (start < at) at = point = 0
    if (at === 0) line = column = 1
    for (; at < start; at++) {
      const code = source.charCodeAt(at)
      if (code >= 0xdc00 && code <= 0xdfff && at > 0) continue
      point++
      column++
      if (code === 0x0a) {
        line++
        column = 1
      }
    }
    const length = Array.from(source.slice(start, end)).length
    return {correction, line, column, start: point, end: point + length}
  })
}

/**
 * @param change A change.
 * @returns The same for programs; offsets are code points of the source, as in the JSON record.
 */
export function changeRecord({correction, line, column, start, end}: Change): object {
  return {...correction, source: {start, end, line, column}}
}

/**
 * Shows a change in its line, as it was and as it is, and its characters apart.
 *
 * @param name What the document is called.
 * @param change The change.
 * @param source The document's source.
 * @param colours For the terminal.
 * @returns Some lines, the last one empty.
 */
export function describeChange(
  name: string,
  change: Change,
  source: string,
  colours: Colours
): string {
  const {correction, line, column} = change
  const {rule, kind, confidence, status, before, after, evidence} = correction
  const place = colours.bold(`${name}:${line}:${column}`)
  const facts = [kind, rule, confidence.toFixed(2)]
  if (status !== 'applied') facts.push(status)
  const [head, tail] = surroundings(source, correction.source.start, correction.source.end)
  const shown = (text: string, paint: (text: string) => string): string =>
    `${plain(head)}${paint(`[${plain(text)}]`)}${plain(tail)}`
  const lines = [
    `${place}  ${facts.join('  ')}`,
    `  - ${shown(before, colours.red)}`,
    `  + ${shown(after, colours.green)}`,
    `    ${characters(before)} ${colours.dim('→')} ${characters(after)}`
  ]
  if (evidence !== undefined) lines.push(colours.dim(`    ${plain(evidence)}`))
  return `${lines.join('\n')}\n`
}

/** The rest of the line on both sides, cut where a letter begins. */
function surroundings(source: string, start: number, end: number): [string, string] {
  const before = source.slice(Math.max(0, start - 2 * context), start)
  const head = Array.from(before.slice(before.lastIndexOf('\n') + 1))
  const after = /^[^\n]*/.exec(source.slice(end, end + 2 * context))![0]
  const tail = Array.from(after)
  let from = Math.max(0, head.length - context)
  while (from > 0 && isMark(head[from])) from--
  let to = Math.min(tail.length, context)
  while (to < tail.length && isMark(tail[to])) to++
  return [
    (from > 0 ? '…' : '') + head.slice(from).join(''),
    tail.slice(0, to).join('') + (to < tail.length ? '…' : '')
  ]
}

function isMark(character: string | undefined): boolean {
  return character !== undefined && /^\p{M}$/u.test(character)
}

function characters(text: string): string {
  if (text === '') return '(nothing)'
  const points = Array.from(text)
  return points.length <= context
    ? showCharacters(text)
    : `${showCharacters(points.slice(0, context).join(''))} … (${points.length} characters)`
}

/** Control characters as their pictures, so that none reaches the terminal. */
function plain(text: string): string {
  return text
    .replace(/\n/g, '⏎')
    .replace(/[\u0000-\u001F]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')
}
