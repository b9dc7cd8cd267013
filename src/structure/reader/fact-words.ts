import {oncePer} from '../../base/once-per.ts'
import type {Ruleset, VocabularyEntry} from '../../types.ts'
import {tableOfLookAlikes, type LookAlikes} from '../../words/letters.ts'
import {compileDigitAlikes, type DigitAlikes} from '../../words/mend-digits.ts'
import {compileWordList, type WordList} from '../../words/word-list.ts'

/** The lists of words that facts are found by; the names are those in the rule files. */
const LISTS = {
  months: 'months',
  shortMonths: 'short-months',
  citedDateCues: 'date-cues',
  monthCues: 'month-cues',
  yearCues: 'year-cues',
  numberWords: 'number-words',
  places: 'places',
  placePrefixes: 'place-prefixes',
  placeParticles: 'place-particles',
  kinds: 'kinds',
  loneKinds: 'lone-kinds',
  uncitedKinds: 'uncited-kinds',
  stateNames: 'state-names',
  mottos: 'mottos',
  numberCues: 'number-cues',
  addresseeCues: 'addressee-cues',
  subjectCues: 'subject-cues',
  topicCues: 'topic-cues',
  betweenCues: 'between-cues',
  adoptionCues: 'adoption-cues',
  issueCues: 'issue-cues',
  placeCues: 'place-cues',
  timeCues: 'time-cues',
  headCues: 'head-cues',
  offices: 'offices',
  basisCues: 'basis-cues',
  basisHeadings: 'basis-headings',
  editionCues: 'edition-cues',
  ownerCues: 'owner-cues',
  nameLinks: 'name-links',
  roles: 'roles',
  distributionCues: 'distribution-cues',
  signatureMarks: 'signature-marks',
  honorifics: 'honorifics',
  formsOfAddress: 'forms-of-address',
  clerks: 'clerks',
  headingWords: 'heading-words',
  joiners: 'joiners',
  continuers: 'continuers',
  connectives: 'connectives',
  titleContinuers: 'title-continuers',
  captions: 'captions',
  weekdays: 'weekdays'
} as const

/** A ruleset's lists, ready to look words up in. */
export type FactWords = Readonly<Record<keyof typeof LISTS, WordList>> & {
  /** Announce a date: the words for that, and the days of the week with what links them to it. */
  readonly dateCues: WordList
  readonly lookAlikes: LookAlikes
  readonly digitAlikes: DigitAlikes
}

/** Compiles a ruleset's vocabulary; a list that it does not have finds nothing. */
export const factWords = oncePer(({vocabulary}: Ruleset): FactWords => {
  const lookAlikes = tableOfLookAlikes(
    (vocabulary.get('look-alikes') ?? []).map((entry) => entry.words)
  )
  const lists = Object.entries(LISTS).map(
    ([name, list]) => [name, compileWordList(vocabulary.get(list) ?? [], lookAlikes)] as const
  )
  return {
    ...(Object.fromEntries(lists) as Record<keyof typeof LISTS, WordList>),
    dateCues: compileWordList(
      [...(vocabulary.get('date-cues') ?? []), ...datedWeekdays(vocabulary)],
      lookAlikes
    ),
    lookAlikes,
    digitAlikes: compileDigitAlikes(vocabulary.get('digit-look-alikes') ?? [])
  }
})

/** ວັນອັງຄານ ທີ, ວັນອັງຄານ ວັນທີ: each day of the week with each link. */
function datedWeekdays(vocabulary: Ruleset['vocabulary']): VocabularyEntry[] {
  const links = (vocabulary.get('weekday-links') ?? []).flatMap(({words}) => words)
  return (vocabulary.get('weekdays') ?? []).map((entry) => ({
    ...entry,
    words: entry.words.flatMap((day) => links.map((link) => `${day}${link}`))
  }))
}
