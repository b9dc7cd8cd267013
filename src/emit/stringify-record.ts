import type {DocumentRecord} from './record.ts'

/**
 * @param record A record; it may have fields of a later minor version.
 * @returns JSON that ends with a line feed. Whatever holds other entries stands on lines of its
 *   own, indented by two spaces; an entry that holds none (a paragraph, a correction) stands on
 *   one line. The same record always gives the same text, and reading it and writing it again
 *   changes nothing; halves of surrogate pairs are escaped.
 */
export function stringifyRecord(record: DocumentRecord): string {
  const lines: string[] = []
  const entries = Object.entries<unknown>(record).filter(([, value]) => value !== undefined)
  entries.forEach(([key, value], at) => {
    const head = `  ${JSON.stringify(key)}: `
    const tail = at + 1 < entries.length ? ',' : ''
    if (isObject(value) && !Array.isArray(value)) writeObject(lines, value, '  ', head, tail)
    else write(lines, value, '  ', head, tail)
  })
  return `{\n${lines.join('\n')}\n}\n`
}

function write(lines: string[], value: unknown, indent: string, head: string, tail: string): void {
  if (Array.isArray(value) && value.length > 0) {
    lines.push(`${head}[`)
    const inner = `${indent}  `
    for (let at = 0; at < value.length; at++) {
      const comma = at + 1 < value.length ? ',' : ''
      const entry: unknown = value[at]
      // A row of a table is an entry of its own.
      if (Array.isArray(entry)) lines.push(inner + JSON.stringify(entry) + comma)
      else write(lines, entry, inner, inner, comma)
    }
    lines.push(`${indent}]${tail}`)
  } else if (isObject(value) && !Array.isArray(value) && holdsEntries(value)) {
    writeObject(lines, value, indent, head, tail)
  } else {
    lines.push(head + JSON.stringify(value) + tail)
  }
}

function writeObject(
  lines: string[],
  value: Readonly<Record<string, unknown>>,
  indent: string,
  head: string,
  tail: string
): void {
  lines.push(`${head}{`)
  const inner = `${indent}  `
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  keys.forEach((key, at) => {
    const comma = at + 1 < keys.length ? ',' : ''
    write(lines, value[key], inner, `${inner}${JSON.stringify(key)}: `, comma)
  })
  lines.push(`${indent}}${tail}`)
}

function holdsEntries(value: Readonly<Record<string, unknown>>): boolean {
  for (const key in value) {
    const each = value[key]
    if (Array.isArray(each) && each.length > 0) return true
  }
  return false
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
