import type {Root, Text} from 'mdast'
import type {Plugin} from 'unified'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {correct, type CorrectOptions} from '../correct/pipeline.ts'
import {createSourcePlaces} from '../emit/source-places.ts'
import {toMessage, type Message} from '../emit/to-messages.ts'
import {applyChanges, type Change} from '../edit/change.ts'
import type {Phase} from '../types.ts'
import {recordMessages} from './record-messages.ts'

/** The phases that correct letters; the others change lines, which a tree has already settled. */
const LETTER_PHASES: ReadonlySet<Phase> = new Set(['control', 'foreign', 'order', 'channel'])

/** Text nodes stand apart as paragraphs do. */
const DIVIDER = '\n\n'

/**
 * A unified transformer: corrects the texts of a tree that another parser made and leaves its
 * structure, code and HTML alone. All texts are corrected together, so that each has the evidence
 * of the others. Every correction is told on `file.messages`.
 *
 *     unified().use(remarkParse).use(laodocCorrect, {ruleset}).use(remarkStringify).process(file)
 *
 * @param options What `correct` takes.
 */
export const laodocCorrect: Plugin<[CorrectOptions], Root> = function (options) {
  return (tree: Root, file: VFile): undefined => {
    const nodes: Text[] = []
    visit(tree, 'text', (node) => {
      nodes.push(node)
    })
    const {corrections} = correct(nodes.map(({value}) => value).join(DIVIDER), options).corrected
    const usable = corrections.filter(
      ({phase, status}) => LETTER_PHASES.has(phase) && status !== 'superseded'
    )
    const source = String(file)
    const places = createSourcePlaces(source)
    const messages: Message[] = []
    let next = 0
    let start = 0
    for (const node of nodes) {
      const end = start + node.value.length
      const changes: Change[] = []
      for (; next < usable.length && usable[next]!.source.start <= end; next++) {
        const correction = usable[next]!
        if (correction.source.start < start || correction.source.end > end) continue
        const change = {
          start: correction.source.start - start,
          end: correction.source.end - start,
          after: correction.after
        }
        if (correction.status === 'applied') changes.push(change)
        const span = spanOf(change, node, source)
        if (span !== null) messages.push(toMessage(correction, places.position(span)))
      }
      node.value = applyChanges(node.value, changes)
      start = end + DIVIDER.length
    }
    recordMessages(file, messages)
  }
}

/** Where Markdown has escapes in a text, only the place of the whole text is known. */
function spanOf(change: Change, node: Text, source: string): Omit<Change, 'after'> | null {
  const offset = node.position?.start.offset
  const end = node.position?.end.offset
  if (offset === undefined || end === undefined) return null
  const verbatim = source.slice(offset, end) === node.value
  return verbatim ? {start: offset + change.start, end: offset + change.end} : {start: offset, end}
}
