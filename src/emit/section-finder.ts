import type {Section, Span} from '../types.ts'

/**
 * @param sections The outermost sections, in reading order.
 * @param sourceSpan Tells a span of the corrected text in terms of the source.
 * @returns A function that names the innermost section whose source span holds the given one, or
 *   null; each call takes time logarithmic in the sections, times their depth.
 */
export function createSectionFinder(
  sections: readonly Section[],
  sourceSpan: (span: Span<'corrected'>) => Span<'source'>
): (span: Span<'source'>) => string | null {
  const roots = measure(sections, sourceSpan)
  return (span) => {
    let found: string | null = null
    let level: readonly Node[] = roots
    for (;;) {
      const candidate = lastStartingAtOrBefore(level, span.start)
      if (candidate === undefined || candidate.span.end < span.end) return found
      found = candidate.id
      level = candidate.children
    }
  }
}

interface Node {
  readonly id: string
  readonly span: Span<'source'>
  readonly children: readonly Node[]
}

function measure(
  sections: readonly Section[],
  sourceSpan: (span: Span<'corrected'>) => Span<'source'>
): Node[] {
  return sections.map(({id, span, sections: children}) => ({
    id,
    span: sourceSpan(span),
    children: measure(children, sourceSpan)
  }))
}

function lastStartingAtOrBefore(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (nodes[middle]!.span.start <= offset) low = middle + 1
    else high = middle
  }
  return nodes[low - 1]
}
