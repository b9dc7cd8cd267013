import type {Metadata} from '../types.ts'

/**
 * @param metadata What the document says of itself.
 * @returns YAML, one known field a line in a fixed order, every value a quoted string; '' where
 *   nothing is known. Dates are ISO; other texts are as the document has them.
 */
export function toFrontMatter(metadata: Metadata): string {
  const fields: [string, string | null | undefined][] = [
    ['title', metadata.title],
    ['kind', metadata.kind],
    ['subject', metadata.subject],
    ['number', metadata.number],
    ['date', metadata.date?.iso],
    ['place', metadata.place],
    ['issuer', metadata.issuer],
    ['addressee', metadata.addressee],
    ['signatory', metadata.signatory?.name],
    ['role', metadata.signatory?.role]
  ]
  return fields
    .filter((field): field is [string, string] => typeof field[1] === 'string')
    .map(([key, value]) => `${key}: ${quote(value)}`)
    .join('\n')
}

/**
 * A JSON string is a YAML string but for what YAML calls unprintable or a line break. A reader that
 * knows no front matter shows it as text: signs that would be HTML, links, emphasis or code there
 * are escaped.
 */
function quote(value: string): string {
  return JSON.stringify(value.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[<>[\]!*_`&~|@\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|:(?=\/\/)|(?<=www)\./gi,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}
