import {lowerBound} from '../base/lower-bound.ts'
import {findAddresses} from '../markdown/find-addresses.ts'
import type {Markup, Phase, Span} from '../types.ts'

/** Answers whether a phase may put a text in the place of a stretch of the source. */
export type Guard = (span: Span<'source'>, after: string, phase: Phase) => boolean

/**
 * Keeps what is no prose from every pass: addresses, and in a Markdown source all that is not text
 * proper. An address may leave the text whole, as part of a line that does; so may a whole block
 * of Markdown, unless as a ghost: engines that read such lines write no Markdown.
 *
 * @param source The decoded source.
 * @param markup How it is marked up; undefined for plain text.
 */
export function createGuard(source: string, markup: Markup | undefined): Guard {
  const addresses = findAddresses(source)
  const addressEnds = addresses.map(({end}) => end)
  const sparesAddresses = ({start, end}: Span<'source'>, after: string): boolean => {
    for (let at = lowerBound(addressEnds, start + 1); at < addresses.length; at++) {
      const address = addresses[at]!
      if (address.start >= end) break
      const whole = start <= address.start && address.end <= end
      if (!whole || after.trim() !== '') return false
    }
    return true
  }
  if (markup === undefined) return sparesAddresses
  const {texts} = markup
  const textEnds = texts.map(({end}) => end)
  const leaves = leavesOf(markup)
  const leafEnds = leaves.map(({end}) => end)
  return (span, after, phase) => {
    if (phase === 'ghost') return false
    const {start, end} = span
    const text = texts[lowerBound(textEnds, start === end ? end : start + 1)]
    if (text !== undefined && text.start <= start && end <= text.end) {
      return sparesAddresses(span, after)
    }
    if (after === '\n' && /^\r\n?$/.test(source.slice(start, end))) return true
    if (after.trim() !== '') return false
    let covered = false
    for (let at = lowerBound(leafEnds, start + 1); at < leaves.length; at++) {
      const leaf = leaves[at]!
      if (leaf.start >= end) break
      if (!leaf.removable || !holds(source, span, leaf)) return false
      covered = true
    }
    return covered
  }
}

interface Leaf extends Span<'source'> {
  readonly removable: boolean
}

/** Whether the span has all of the block but for blanks. */
function holds(source: string, span: Span<'source'>, block: Span<'source'>): boolean {
  const before = source.slice(block.start, Math.max(block.start, span.start))
  const behind = source.slice(Math.min(block.end, span.end), block.end)
  return before.trim() === '' && behind.trim() === ''
}

/** The innermost blocks, each without the markup at its ends. */
function leavesOf({blocks, changes}: Markup): Leaf[] {
  const leaves: Leaf[] = []
  const starts = changes.map(({start}) => start)
  const pending = [...blocks].reverse()
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    const {span, removable, children} = block
    for (let at = children.length - 1; at >= 0; at--) pending.push(children[at]!)
    if (children.length > 0) continue
    let {start, end} = span
    for (let at = lowerBound(starts, start); changes[at]?.start === start; at++) {
      if (changes[at]!.after !== '' || changes[at]!.end > end) break
      start = changes[at]!.end
    }
    for (let at = lowerBound(starts, end) - 1; at >= 0 && changes[at]!.end === end; at--) {
      if (changes[at]!.after !== '' || changes[at]!.start < start) break
      end = changes[at]!.start
    }
    leaves.push({start, end, removable})
  }
  return leaves
}
