import * as z from 'zod'
import type {ChannelProfile} from './profile.ts'

const rate = z.number().min(0).max(1)
const sign = z.enum(['tone', 'above', 'below', 'letter', 'other', 'nothing'])

const profileSchema = z.strictObject({
  type: z.literal('profile'),
  damage: z.number().min(0),
  soundest: z.number().min(0).optional(),
  strange: rate.optional(),
  confusions: z.array(
    z.union([
      z.tuple([z.string().max(4), z.string().max(4), rate]),
      z.tuple([z.string().max(4), z.string().max(4), rate, z.string()])
    ])
  ),
  generic: z.array(z.tuple([sign, sign, rate])),
  words: z.array(z.string().max(80)).optional()
})

/**
 * Writes what a batch taught, one confusion a line, as `[seen, meant, rate, rule]`.
 *
 * @param profile A profile.
 * @returns YAML; the same profile gives the same bytes.
 */
export function writeProfile({damage, soundest, strange, table, words}: ChannelProfile): string {
  const flow = (rows: readonly (readonly unknown[])[]): string =>
    rows.map((row) => `  - ${JSON.stringify(row)}\n`).join('')
  const confusions = table.confusions.map(({seen, meant, rate, rule}) =>
    rule === undefined ? [seen, meant, rate] : [seen, meant, rate, rule]
  )
  const generic = table.generic.map(({seen, meant, rate}) => [seen, meant, rate])
  return [
    '# What a batch of documents taught of its scans: how damaged they are (changes a character of\n',
    '# a first pass) on average, and at most in their soundest quarter; how many of their letters stand\n',
    '# where no Lao word has them; P(seen | meant) of each confusion; and the words of its own.\n',
    'type: profile\n',
    `damage: ${damage}\n`,
    soundest === undefined ? '' : `soundest: ${soundest}\n`,
    strange === undefined ? '' : `strange: ${strange}\n`,
    confusions.length === 0 ? 'confusions: []\n' : `confusions:\n${flow(confusions)}`,
    generic.length === 0 ? 'generic: []\n' : `generic:\n${flow(generic)}`,
    words === undefined ? '' : `words: ${JSON.stringify(words)}\n`
  ].join('')
}

/**
 * @param value What {@link writeProfile} wrote, or a person after it, as parsed from YAML.
 * @returns The profile.
 * @throws Error that says what is wrong, where it is no profile.
 */
export function readProfile(value: unknown): ChannelProfile {
  const result = profileSchema.safeParse(value)
  if (!result.success) throw new Error(z.prettifyError(result.error))
  const {damage, soundest, strange, confusions, generic, words} = result.data
  return {
    damage,
    ...(soundest === undefined ? {} : {soundest}),
    ...(strange === undefined ? {} : {strange}),
    table: {
      confusions: confusions.map(([seen, meant, rate, rule]) =>
        rule === undefined ? {seen, meant, rate} : {seen, meant, rate, rule}
      ),
      generic: generic.map(([seen, meant, rate]) => ({seen, meant, rate}))
    },
    ...(words === undefined ? {} : {words})
  }
}
