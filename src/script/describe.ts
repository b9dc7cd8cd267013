import {isLaoMark} from './classes.ts'
import {characterName} from './names.ts'

const DOTTED_CIRCLE = '\u25cc'

/**
 * Shows a string so that each character can be told from its neighbours: combining marks on a
 * dotted circle (ກ ◌ັ ◌້), invisible characters by code point.
 *
 * @param text Any text.
 * @returns The characters, parted by spaces.
 */
export function showCharacters(text: string): string {
  return Array.from(text, showCharacter).join(' ')
}

function showCharacter(character: string): string {
  const code = character.codePointAt(0)!
  if (isLaoMark(code)) return DOTTED_CIRCLE + character
  if (character === ' ') return '␣'
  if (character === '\n') return '⏎'
  if (isInvisible(code)) return codePointLabel(code)
  return character
}

/**
 * @param text Any text.
 * @returns One line a code point: `U+0EB3 LAO VOWEL SIGN AM`.
 */
export function describeCharacters(text: string): string[] {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0)!
    const name = characterName(code)
    return name === null
      ? `${codePointLabel(code)} ${character}`
      : `${codePointLabel(code)} ${name}`
  })
}

function codePointLabel(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function isInvisible(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0xa0) || code === 0xad) return true
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff
  )
}
