import {isLaoLetter} from '../../script/classes.ts'
import type {Line} from '../../types.ts'
import {columnsOf} from '../reader/columns.ts'
import {neighbour, type DocumentReader} from '../reader/fact-reader.ts'
import {stretchOf} from '../../words/letters.ts'
import {openCue} from '../reader/cues.ts'
import {
  goesOn,
  isCaption,
  isNoise,
  isOfForm,
  isOfGlossary,
  isSentence,
  standsOver
} from './title-evidence.ts'
import {findDate} from '../dates/read-date.ts'

/** Lines that come so near the longest are as likely to be the title; the first of them is. */
const NEARLY = 0.75
/** Right above its date an article's title may be shorter than a site's name. */
const NEARLY_DATED = 0.4

/**
 * Chooses the title of an article or journal: the line right above its date or the number of the
 * issue, or else the longest one above the text; names of sites and menus are shorter.
 *
 * @param reader The document.
 * @param above The lines above the text that may be its title.
 */
export function chooseArticleTitle(reader: DocumentReader, above: readonly Line[]): Line | null {
  const known = aboveText(reader, above).filter((line) => isTitle(reader, line))
  // Where an article is in Lao, so is its title.
  const lao = known.filter((line) => hasLao(reader.text, line))
  const titles = lao.length > 0 ? lao : known
  const widest = Math.max(...titles.map(({width}) => width))
  const dated = titles.find((line) => {
    const next = reader.lines.slice(line.index + 1, line.index + 3).find(({blank}) => !blank)
    if (next === undefined) return false
    const letters = stretchOf(reader.letters, next.start, next.end)
    const issue = openCue({letters, end: next.end}, reader.words.issueCues) !== null
    if (!issue && line.width < NEARLY_DATED * widest) return false
    return next.width <= WIDEST_DATE && findDate(reader, next.start, next.end) !== null
  })
  if (dated !== undefined) return dated
  // A page that begins in the middle of a text has no title, whatever stands on top of it.
  if (reader.begun) return null
  const over = titles.filter((line) => standsOver(reader, line))
  const widestOver = Math.max(...over.map(({width}) => width))
  const chosen = over.find(({width}) => width >= NEARLY * widestOver) ?? null
  const below = chosen === null ? null : neighbour(reader.lines, chosen.index, 1)
  return below !== null && goesOn(reader, below) ? null : chosen
}

/** The lines in front of the first that is text; none where a page begins in the middle of one. */
function aboveText(reader: DocumentReader, lines: readonly Line[]): readonly Line[] {
  const {text} = reader
  const behind = lines.findIndex(
    (line) => goesOn(reader, line) || isSentence(text, line.start, line.end)
  )
  return behind < 0 ? lines : lines.slice(0, behind)
}

/** Columns of the widest title. */
const WIDEST = 100
/** Columns of the widest line that is little more than a date. */
const WIDEST_DATE = 60

/** No menu, no address or path through a site, no date, no sentence. */
function isTitle(reader: DocumentReader, line: Line): boolean {
  const {start, end, width} = line
  const own = reader.text.slice(start, end)
  if (width > WIDEST || isCaption(reader, line) || isOfForm(reader, line)) return false
  if (isOfGlossary(reader, line)) return false
  if (/[|\t\u00bb\u203a>]|https?:|^www\.|^\S+\.\S+$/.test(own)) return false
  if (columnsOf(reader.text, start, end).length > 1 || isOfVerse(reader, line)) return false
  if (/^[^\p{L}\p{N}"“«(]|[:,]$/u.test(own) || isNoise(reader.text, start, end)) return false
  return findDate(reader, start, end) === null
}

/** Columns of the widest line of verse. */
const WIDEST_VERSE = 60
/** Of the line above, how much narrower and wider the next line of verse may be. */
const NARROWER = 0.5
const WIDER = 2
/** What a line of a menu, an address, a date or a sentence holds, and no line of verse. */
const NO_VERSE = /[|A-Za-z./]|[;:]$|\p{L}.*\d/u
/** Lines of the shortest stanza whose first line has no number. */
const SHORTEST_STANZA = 3

/**
 * Whether a line goes on with a stanza: it stands right below a numbered line that it is like, or
 * in a run of three at least that are alike and have no ends, and is not the first of them.
 */
function isOfVerse({lines, text, label}: DocumentReader, line: Line): boolean {
  const isLike = (other: Line | undefined): other is Line =>
    other !== undefined &&
    !other.blank &&
    other.width <= WIDEST_VERSE &&
    other.width >= NARROWER * line.width &&
    other.width <= WIDER * line.width &&
    !NO_VERSE.test(text.slice(other.start, other.end))
  let first = line.index
  while (isLike(lines[first - 1])) first--
  let last = line.index
  while (isLike(lines[last + 1])) last++
  if (first === line.index) return false
  const {start, end} = lines[first]!
  // A stanza has its number in front, or the word for the refrain.
  const numbered = /^(?:[\d\u0ed0-\u0ed9]{1,2}\s|[\p{L}\p{M}]+:)/u.test(text.slice(start, end))
  return numbered || label(text, start, end) !== null || last - first + 1 >= SHORTEST_STANZA
}

function hasLao(text: string, {start, end}: Line): boolean {
  for (let at = start; at < end; at++) if (isLaoLetter(text.charCodeAt(at))) return true
  return false
}
