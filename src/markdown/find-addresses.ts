import type {Span} from '../types.ts'

/**
 * Finds the addresses of a text: `https://…`, `www.…`, `example.la/…`, and mail addresses. A server
 * compares them letter by letter, so they are no prose, whatever letters they hold.
 *
 * @param text Any text.
 * @returns The addresses in order, without the punctuation that ends a sentence after them. Takes
 *   time linear in the text.
 */
export function findAddresses(text: string): Span<'source'>[] {
  if (!HINT.test(text)) return []
  const found: Span<'source'>[] = []
  for (const {0: all, index} of text.matchAll(ADDRESS)) {
    let end = index + all.length
    while (end > index && TRAILING.includes(text.charAt(end - 1))) end--
    if (end > index) found.push({start: index, end})
  }
  return found
}

const HINT = /:\/\/|www\.|@|[a-z]\//i
const TRAILING = '.,;:!?\'")]}'

/** What ends an address, wherever it stands. */
const REST = String.raw`[^\s\u200b<>"«»“”|\\` + '`]*'
/** A host in ASCII ends where Lao letters follow without a stroke, as in www.example.la ແລະ. */
const HOST = String.raw`[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9]))*(?::\d+)?`
const ADDRESS = new RegExp(
  [
    String.raw`\b(?:https?|ftp|file|mailto|xmpp|tel):(?:\/\/)?${HOST}(?:[/?#@]${REST})?`,
    String.raw`\b[a-z][a-z0-9+.-]{1,15}:\/\/${REST}`,
    String.raw`\bwww\.(?:${HOST}(?:[/?#]${REST})?|${REST})`,
    String.raw`(?<![a-z0-9._+-])[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}`,
    String.raw`(?<![a-z0-9.-])[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}\/${REST}`
  ].join('|'),
  'gi'
)
