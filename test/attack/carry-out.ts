import {convert, type Conversion} from '../../src/convert.ts'
import {toMarkdown} from '../../src/index.ts'
import {faultsOf, type Fault} from '../laws/laws-of.ts'
import {loadShipped} from '../support/shipped.ts'
import {likePages, type Attack} from './documents.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channels = new Map([0.0025, 0.05].map((damage) => [damage, shipped.channel(damage)] as const))

/**
 * @param attack A document, and how it is read.
 * @returns The laws that it breaks; none, where all is well. Never throws.
 */
export function carryOut(attack: Attack): Fault[] {
  const {source, markdown, damage, anchors, twice} = attack
  const channel = damage === null ? undefined : channels.get(damage)
  const options = channel === undefined ? {ruleset} : {ruleset, channel}
  const written = ({document, corrected}: Conversion): string =>
    toMarkdown(document, corrected, {anchors})
  try {
    const conversion = convert(source, options, {markdown})
    const faults = faultsOf(conversion, {anchors})
    if (twice && written(convert(source, options, {markdown})) !== written(conversion)) {
      faults.push({law: 'same bytes', what: 'the second time it is another text'})
    }
    // The corrected text of a Markdown source has its markup no more: its code would be prose.
    if (markdown) return faults
    const isSteady = channel === undefined || likePages.has(attack.kind)
    const settled = isSteady ? conversion : convert(source, {ruleset})
    const {text} = settled.corrected
    const again = convert(text, isSteady ? options : {ruleset}).corrected.text
    if (again !== text) {
      const law = isSteady && channel !== undefined ? 'second pass' : 'second pass of the rules'
      faults.push({law, what: firstDifference(text, again)})
    }
    return faults
  } catch (error) {
    return [{law: 'never throws', what: error instanceof Error ? error.stack! : String(error)}]
  }
}

/** Where two texts part, with some signs before and after. */
function firstDifference(one: string, other: string): string {
  let at = 0
  while (one[at] === other[at]) at++
  const around = (text: string): string => JSON.stringify(text.slice(Math.max(0, at - 15), at + 25))
  return `${around(one)} becomes ${around(other)}`
}
