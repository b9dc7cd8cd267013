import type {LabelMatch} from '../labels/matcher.ts'
import {writeRomanLabel} from '../labels/number.ts'
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

function nameLabel({style: {id, system, section}, key, numbers, misread}: LabelMatch): string {
  // What stands once needs no number.
  if (numbers.length === 0 && !misread && section !== null) return section
  const roman = system === 'roman' ? writeRomanLabel(numbers[0] ?? 0).toLowerCase() : null
  const number = (roman ?? numbers.join('-')) || 'x'
  // The word that counts stands in the key, after the style.
  const word = system === 'series' ? hash(key.slice(id.length + 1), SERIES) : null
  return [section, word, number].filter((part) => part !== null).join('-')
}

const FNV_BASIS = 0x811c9dc5
/** Hashes of words that count begin here, so that the ids that were given first stay. */
const SERIES = 0x5229637e

/** FNV-1a over UTF-16 code units, in base 36: short and the same everywhere. */
function hash(text: string, basis = FNV_BASIS): string {
  let value = basis
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return (value >>> 0).toString(36)
}
