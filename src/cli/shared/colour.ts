import pc from 'picocolors'

/** When to use colour. */
export type ColourChoice = 'auto' | 'always' | 'never'

/** Functions that colour a string, or leave it. */
export type Colours = ReturnType<typeof pc.createColors>

/**
 * @param choice What the user asked for (`--color`).
 * @param stream Where the text goes.
 * @returns The colours: with `auto`, `NO_COLOR` and `FORCE_COLOR` come before the terminal.
 */
export function coloursFor(choice: ColourChoice, stream: {readonly isTTY?: boolean}): Colours {
  const {NO_COLOR, FORCE_COLOR, TERM} = process.env
  const asked = choice === 'auto' ? undefined : choice === 'always'
  const forced = FORCE_COLOR === undefined ? undefined : FORCE_COLOR !== '0'
  const refused = NO_COLOR === undefined || NO_COLOR === '' ? undefined : false
  const terminal = stream.isTTY === true && TERM !== 'dumb'
  return pc.createColors(asked ?? refused ?? forced ?? terminal)
}
