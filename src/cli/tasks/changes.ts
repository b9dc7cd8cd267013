import type {Corrected, Correction} from '../../index.ts'
import type {Colours} from '../shared/colour.ts'
import {showLine, showText} from '../../batch/base/show-text.ts'
import {showInLine} from '../shared/in-line.ts'

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
  const facts = [kind, showLine(rule), confidence.toFixed(2)]
  if (status !== 'applied') facts.push(status)
  const lines = [
    `${place}  ${facts.join('  ')}`,
    ...showInLine(source, correction.source, {before, after}, colours)
  ]
  if (evidence !== undefined) lines.push(colours.dim(`    ${showText(evidence)}`))
  return `${lines.join('\n')}\n`
}
