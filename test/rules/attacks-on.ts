import {visitRegExpAST, type AST} from '@eslint-community/regexpp'
import {parsePattern} from '../../src/rules/parse-pattern.ts'

/** What no pattern expects: behind it a pattern that backtracks tries all its ways. */
const MISFIT = '\u0000'

/**
 * @param pattern Source of a regular expression.
 * @param length About how long the texts are.
 * @returns Texts on which a pattern that backtracks takes longest: for each part that may repeat,
 *   what leads to it, the part over and over, and something that fits nothing.
 */
export function attacksOn(pattern: string, length: number): string[] {
  const texts = new Set<string>()
  visitRegExpAST(parsePattern(pattern), {
    onQuantifierEnter(quantifier) {
      if (quantifier.max < 10) return
      for (const part of wordsOf(quantifier.element)) {
        if (part === '') continue
        const before = leadingTo(quantifier)
        const times = Math.floor((length - before.length) / part.length)
        texts.add(before + part.repeat(times) + MISFIT)
        texts.add(part.repeat(times) + MISFIT)
      }
    }
  })
  // A pattern that repeats nothing is tried at each place.
  for (const word of wordsOf(parsePattern(pattern))) {
    texts.add(word.slice(0, -1).repeat(Math.ceil(length / word.length)))
  }
  return [...texts]
}

type Holder = AST.Pattern | AST.Element

/** A text for each way through a part of a pattern, repetitions as seldom as may be but once. */
function wordsOf(part: Holder): string[] {
  switch (part.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return part.alternatives.map(wordOf)
    case 'Quantifier':
      return wordsOf(part.element).map((word) => word.repeat(Math.max(1, part.min)))
    case 'Character':
      return [String.fromCodePoint(part.value)]
    case 'CharacterSet':
      return part.kind === 'digit' ? ['1'] : part.kind === 'space' ? [' '] : ['ກ', 'a']
    case 'CharacterClass':
      if (part.negate) return ['ກ', 'x']
      return part.elements.flatMap((each) => {
        if (each.type === 'Character') return [String.fromCodePoint(each.value)]
        if (each.type === 'CharacterClassRange') return [String.fromCodePoint(each.min.value)]
        return each.type === 'CharacterSet' ? wordsOf(each) : []
      })
    default:
      return ['']
  }
}

function wordOf({elements}: AST.Alternative): string {
  return elements.map((element) => wordsOf(element)[0] ?? '').join('')
}

/** The shortest text in front of a part, as far as its own alternative and those around it tell. */
function leadingTo({parent, start}: AST.Node): string {
  if (parent === null) return ''
  if (parent.type !== 'Alternative') return leadingTo(parent)
  const earlier = parent.elements.filter((element) => element.start < start)
  return leadingTo(parent) + earlier.map((element) => wordsOf(element)[0] ?? '').join('')
}
