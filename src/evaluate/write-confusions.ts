import {signClass} from '../inner.ts'
import type {LearntConfusion, LearntConfusions, LearnSettings} from './learn-confusions.ts'

/** A group of confusions of one sort, which makes one rule of the file. */
interface Group {
  readonly id: string
  readonly description: string
  readonly holds: (seen: string, meant: string) => boolean
}

const sort = (text: string): string => (text === '' ? 'nothing' : signClass(text.charCodeAt(0)))
const isMark = (text: string): boolean =>
  text !== '' && Array.from(text).every((sign) => ['tone', 'above', 'below'].includes(sort(sign)))
const areLao = (text: string): boolean =>
  Array.from(text).every((character) => sort(character) !== 'other')

/** The first group that holds a confusion takes it. */
const groups: readonly Group[] = [
  {
    id: 'dropped-tone',
    description: 'Tone marks that were not read.',
    holds: (seen, meant) => seen === '' && sort(meant) === 'tone'
  },
  {
    id: 'dropped-vowel',
    description: 'Vowel signs above and below the line that were not read.',
    holds: (seen, meant) => seen === '' && isMark(meant)
  },
  {
    id: 'dropped-letter',
    description: 'Letters that were not read.',
    holds: (seen) => seen === ''
  },
  {
    id: 'false-space',
    description: 'Gaps inside words that were read as spaces.',
    holds: (seen) => seen === ' '
  },
  {
    id: 'foreign-speck',
    description: 'Specks inside words that were read as signs or as letters of other scripts.',
    holds: (seen, meant) => meant === '' && !areLao(seen)
  },
  {
    id: 'foreign-letter',
    description: 'Lao letters that were read as digits, signs or letters of other scripts.',
    holds: (seen) => !areLao(seen)
  },
  {
    id: 'added-mark',
    description: 'Specks that were read as vowel signs or tone marks.',
    holds: (seen, meant) => meant === '' && isMark(seen)
  },
  {
    id: 'added-letter',
    description: 'Specks that were read as letters.',
    holds: (_, meant) => meant === ''
  },
  {
    id: 'tone-for-tone',
    description: 'One tone mark for another.',
    holds: (seen, meant) =>
      seen.length === 1 && meant.length === 1 && sort(seen) === 'tone' && sort(meant) === 'tone'
  },
  {
    id: 'mark-for-mark',
    description: 'One sign above or below the line for another.',
    holds: (seen, meant) => isMark(seen) && isMark(meant)
  },
  {
    id: 'several-signs',
    description: 'Two signs at once, of which one or both were misread.',
    holds: (seen, meant) => seen.length > 1 || meant.length > 1
  },
  {
    id: 'letter-for-letter',
    description: 'One letter for another.',
    holds: () => true
  }
]

/**
 * Writes what was learnt as a rule file of type `confusions`.
 *
 * @param learnt What pages with their truth taught.
 * @param settings The bounds it was learnt within.
 * @returns YAML; the same pages in the same order give the same bytes.
 */
export function writeConfusions(learnt: LearntConfusions, settings: LearnSettings): string {
  const {pages, characters, errors, confusions} = learnt
  const byGroup = new Map<Group, LearntConfusion[]>()
  for (const confusion of confusions) {
    const group = groups.find(({holds}) => holds(confusion.seen, confusion.meant))!
    byGroup.set(group, [...(byGroup.get(group) ?? []), confusion])
  }
  const lines = [
    `# Learnt from pages with their truth: ${pages} pages, ${characters} characters, of which`,
    `# ${errors} were misread. An entry is [seen, meant, rate], the rate being P(seen | meant): of`,
    '# all places where the letter was meant, the share where the other form was read; where nothing',
    '# was meant, of all characters the share that are such specks. Each letter counts as read',
    `# rightly ${settings.smoothing} times more than it was; what was found fewer than ` +
      `${settings.least} times is left out.`,
    '# Behind an entry: how often it was found, and one place.',
    'type: confusions',
    'learnt: true',
    'description: What was read for what on pages with their truth.',
    byGroup.size === 0 ? 'rules: []' : 'rules:'
  ]
  for (const group of groups) {
    const entries = byGroup.get(group)
    if (entries === undefined) continue
    lines.push(
      `  - id: ${group.id}`,
      `    description: ${group.description}`,
      '    entries:',
      ...entries.map(writeEntry)
    )
  }
  return `${lines.join('\n')}\n`
}

function writeEntry({seen, meant, rate, count, example}: LearntConfusion): string {
  const forms = [seen, meant].map((form) => JSON.stringify(form)).join(', ')
  return `      - [${forms}, ${rate}] # ${count}: ${example.before} → ${example.after}`
}
