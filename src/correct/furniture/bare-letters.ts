import {isLaoMark} from '../../script/classes.ts'
import {digitValue} from '../../script/digits.ts'
import {foldForLookup} from '../../script/fold.ts'
import type {Line} from '../../types.ts'

/** @returns A line without what engines lose most: marks, blanks and signs; each digit reads `#`. */
export function bareLetters(text: string, {start, end}: Line): string {
  let bare = ''
  for (const character of foldForLookup(text.slice(start, end))) {
    const code = character.charCodeAt(0)
    if (digitValue(code) >= 0) bare += '#'
    else if (code > 0x40 && !isLaoMark(code) && !/[\s\p{P}\p{S}]/u.test(character))
      bare += character
  }
  return bare
}
