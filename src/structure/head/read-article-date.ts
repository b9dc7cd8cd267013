import type {Line} from '../../types.ts'
import {findDate, type DateFound} from '../dates/read-date.ts'
import type {DocumentReader} from '../reader/fact-reader.ts'
import {stretchOf} from '../../words/letters.ts'
import {isField} from './title-evidence.ts'

/** How many lines at the top, and how many at the end, may hold an article's date. */
const TOP = 15
const BOTTOM = 5
/** Wider lines are running text, and their dates those of events. */
const WIDEST = 70

/** Characters of the longest place in front of a dateline's date. */
const LONGEST_PLACE = 40

/** ວຽງທອງ, 3 ມິຖຸນາ 2014 - …: a paragraph that begins with place and date, parted by a dash. */
function readDateline(reader: DocumentReader, {start, end}: Line): DateFound | null {
  const {text} = reader
  const dash = text.slice(start, Math.min(end, start + 2 * LONGEST_PLACE)).search(/\s?[-–—]\s/)
  const comma = text.slice(start, Math.min(end, start + LONGEST_PLACE)).indexOf(',')
  if (comma < 0 || dash < comma) return null
  const found = findDate(reader, start + comma, start + dash)
  if (found?.date.precision !== 'day') return null
  return text.slice(found.span.end, start + dash).trim() === '' ? found : null
}

/** Whether a line of a form tells when something else was (ເກີດວັນທີ: …). */
function tellsOther({text, letters, words}: DocumentReader, line: Line): boolean {
  if (!isField(text, line) || !/^[\p{L}\p{M}\s]+:/u.test(text.slice(line.start, line.end))) {
    return false
  }
  const own = stretchOf(letters, line.start, line.end)
  return [words.dateCues, words.timeCues].every((list) => list.at(own, own.first) === null)
}

/**
 * Finds the date of an article: a short line near the top, or else at the end, that a date fills
 * to a quarter at least.
 */
export function readArticleDate(reader: DocumentReader): DateFound | null {
  const told = reader.lines.filter(({blank}) => !blank)
  const ends = told.length > TOP ? told.slice(-Math.min(BOTTOM, told.length - TOP)) : []
  for (const line of [...told.slice(0, TOP), ...ends]) {
    const opening = readDateline(reader, line)
    if (opening !== null) return opening
    if (line.width > WIDEST) continue
    const found = findDate(reader, line.start, line.end)
    if (found === null || found.date.precision === 'year') continue
    if (tellsOther(reader, line)) continue
    if (4 * (found.span.end - found.span.start) >= line.end - line.start) return found
  }
  return null
}
