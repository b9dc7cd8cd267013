import type {LabelMatch} from '../labels/matcher.ts'
import {writeRoman} from '../labels/number.ts'
import {foldForLookup} from '../script/fold.ts'

/** Gives sections their ids: unique, in ASCII, from the path of labels alone. */
export class SectionIds {
  /** How often each path was asked for; the ids given are among them. */
  private readonly used = new Map<string, number>()

  /**
   * @param parent The id of the section around; empty for none.
   * @param label The section's label; null where it has none.
   * @param title The section's title, which stands in for a missing label.
   * @returns `ii.3`, `article-5`, `series-1k2f-1.2`; a repeated one gets `-2`, `-3` …
   */
  next(parent: string, label: LabelMatch | null, title: string): string {
    const own = label === null ? `title-${hash(foldForLookup(title))}` : nameLabel(label)
    const path = parent === '' ? own : `${parent}.${own}`
    let twin = this.used.get(path) ?? 0
    let id = twin === 0 ? path : `${path}-${++twin}`
    while (twin > 0 && this.used.has(id)) id = `${path}-${++twin}`
    this.used.set(path, Math.max(twin, 1))
    if (id !== path) this.used.set(id, 1)
    return id
  }
}

function nameLabel({style, key, numbers}: LabelMatch): string {
  const number = numbers.length === 0 ? 'x' : numbers.join('-')
  const kind = style.id.slice(style.id.lastIndexOf('/') + 1)
  switch (style.system) {
    case 'roman':
      return writeRoman(numbers[0] ?? 0).toLowerCase() || 'x'
    case 'series':
      return `${kind}-${hash(key)}-${number}`
    case 'multilevel':
      return number
    default:
      return kind === 'decimal' ? number : `${kind}-${number}`
  }
}

/** FNV-1a over UTF-16 code units, in base 36: short and the same everywhere. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return (value >>> 0).toString(36)
}
