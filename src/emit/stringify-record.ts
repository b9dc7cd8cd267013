import type {DocumentRecord} from './record.ts'

/**
 * @param record A record; it may have fields of a later minor version.
 * @returns JSON that ends with a line feed. Whatever holds other entries stands on lines of its
 *   own, indented by two spaces; an entry that holds none (a paragraph, a correction) stands on
 *   one line. The same record always gives the same text, and reading it and writing it again
 *   changes nothing; halves of surrogate pairs are escaped.
 */
export function stringifyRecord(record: DocumentRecord): string {
  return `${writeObject(record, '', true)}\n`
}

/** @param indent What stands in front of the line on which the value begins. */
function write(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length > 0 ? writeArray(value, indent) : '[]'
  return isObject(value) && holdsEntries(value)
    ? writeObject(value, indent, false)
    : JSON.stringify(value)
}

function writeArray(value: readonly unknown[], indent: string): string {
  const inner = `${indent}  `
  let text = '['
  for (let at = 0; at < value.length; at++) {
    const entry = value[at]
    text += at === 0 ? '\n' : ',\n'
    // A row of a table is an entry of its own.
    text += inner + (Array.isArray(entry) ? JSON.stringify(entry) : write(entry, inner))
  }
  return `${text}\n${indent}]`
}

/** @param open Whether the objects right in it stand on lines of their own, whatever they hold. */
function writeObject(value: Fields, indent: string, open: boolean): string {
  const inner = `${indent}  `
  let text = '{'
  for (const key of Object.keys(value)) {
    const entry = value[key]
    if (entry === undefined) continue
    text += `${text === '{' ? '\n' : ',\n'}${inner}${JSON.stringify(key)}: `
    text += open && isObject(entry) ? writeObject(entry, inner, false) : write(entry, inner)
  }
  return `${text}\n${indent}}`
}

type Fields = Readonly<Record<string, unknown>>

function holdsEntries(value: Fields): boolean {
  for (const key in value) {
    const each = value[key]
    if (Array.isArray(each) && each.length > 0) return true
  }
  return false
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
