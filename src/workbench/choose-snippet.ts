import type {Span} from '../index.ts'

/** A part of a document that shows what a rule does. */
export interface Snippet {
  readonly before: string
  readonly after: string
}

/**
 * Cuts a place out of its document, with as little around it as the rule needs: the word (what
 * stands between spaces), the words beside it, the line, the lines beside it.
 *
 * @param source The document.
 * @param place The place.
 * @param trial What the rule alone makes of a text; null where it does nothing.
 * @returns The smallest part that the rule changes, and whose result it leaves alone; null where it
 *   changes none.
 */
export function chooseSnippet(
  source: string,
  place: Span<'source'>,
  trial: (text: string) => string | null
): Snippet | null {
  for (const {start, end} of parts(source, place)) {
    const before = source.slice(start, end)
    const after = trial(before)
    if (after === null || after === before) continue
    // What another pass would change again is no example of a finished correction.
    if ((trial(after) ?? after) === after) return {before, after}
  }
  return null
}

/** @returns The line that a place stands in, to show what a rule leaves alone. */
export function lineOf(source: string, place: Span<'source'>): string {
  const {start, end} = widen(source, place, '\n', 0)
  return source.slice(start, end)
}

function* parts(source: string, place: Span<'source'>): Generator<Span<'source'>> {
  const line = widen(source, place, '\n', 0)
  for (let words = 0; words < 4; words++) {
    const part = widen(source, place, ' ', words)
    const start = Math.max(part.start, line.start)
    const end = Math.min(part.end, line.end)
    if (source.slice(start, end).trim() !== '') yield {start, end}
  }
  for (let lines = 0; lines < 3; lines++) yield widen(source, place, '\n', lines)
}

/** Goes on both sides up to the sign, past as many of them as is said. */
function widen(source: string, place: Span<'source'>, sign: string, past: number): Span<'source'> {
  let {start, end} = place
  for (let step = 0; step <= past; step++) {
    const before = start === 0 ? -1 : source.lastIndexOf(sign, start - (step === 0 ? 1 : 2))
    start = before < 0 ? 0 : before + 1
    const after = source.indexOf(sign, step === 0 ? end : end + 1)
    end = after < 0 ? source.length : after
  }
  return {start, end}
}
