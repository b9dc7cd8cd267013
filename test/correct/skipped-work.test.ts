import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Step} from '../../src/correct/context.ts'
import {Draft} from '../../src/correct/draft.ts'
import {isGhost} from '../../src/correct/ghost.ts'
import {settingsOf} from '../../src/rules/settings-of.ts'
import {correct} from '../../src/correct/pipeline.ts'
import {stepsAfterChannel, stepsBeforeChannel} from '../../src/correct/steps.ts'
import {survey, TRAIT} from '../../src/correct/survey.ts'
import {readShippedRules} from '../../src/node.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import type {Corrected, Finder, Ruleset} from '../../src/types.ts'

const {ruleset} = compileRules([
  ...readShippedRules(),
  {
    path: 'correct/own.yaml',
    shipped: true,
    text: [
      'type: rewrite',
      'description: Rules of all sorts.',
      'defaults: {confidence: 1}',
      'rules:',
      '  - id: words',
      '    description: Of several words the last letter goes.',
      '    text: [ກາກ, ຂາ, ~~, "77"]',
      '    replace: ກ',
      '    phase: ghost',
      '    examples: [{before: ຂາ, after: ກ}]',
      '    counterexamples: [ກ]',
      '  - id: sign',
      '    description: A number sign and a digit.',
      "    pattern: '(?<=\\s|^)(?:#|No)\\d(?![.\\d])'",
      '    replace: $0.',
      '    phase: label',
      "    examples: [{before: '#1', after: '#1.'}]",
      "    counterexamples: ['1']"
    ].join('\n')
  }
])

/** The same rules, none of which tells what its hits begin with. */
const unled: Ruleset = {
  ...ruleset,
  rewrites: ruleset.rewrites.map((rule) => ({...rule, finder: withoutLeads(rule.finder)})),
  furniture: ruleset.furniture.map((rule) => ({...rule, finder: withoutLeads(rule.finder)}))
}

function withoutLeads(finder: Finder): Finder {
  return {findAll: (text) => finder.findAll(text)}
}

/** Correction that tries every step on every text, and every rule. */
function correctInFull(source: string, digits: 'lao' | 'ascii'): Corrected {
  const draft = new Draft(source, {
    ruleset: unled,
    digits,
    keepFurniture: false,
    markdown: false,
    model: null
  })
  const steps = [...stepsBeforeChannel, ...stepsAfterChannel]
  draft.takeInRounds(steps.map(([phase, step]) => [phase, step]))
  return draft.finish().corrected
}

const pieces = [
  ...Array.from('ກຂຫນມງວອຽະາຳເແໂໄ່້໊ັິີໍຼ໌ໆຯໜໝ໑໒'),
  ...Array.from('\u200b\u200c\u00ad\ufeff\u2060\u0007\u0085\u00a0\u3000\r\n\n\f\t  '),
  ...Array.from('កខ១၂ကก๒ꩡ<>~*[]|#.:)(-–•19IlV'),
  ...['\r\n', '\n\n', ' . ', '**', '[bookmark: a]', 'ໜ້າ 3', '- 2 -', 'Home', 'ຂ່າວ', '2/5', '#1 '],
  ...['ມາດຕາ 1', 'ມາດຕາ 1Z', 'ບາດທີ 2: ', '1. ', '11. ', 'ກ. ', 'ແລະ ', 'No 1', 'No2', '~~', '77'],
  ...['\nក យ ဉ\n', '\n> . ~ ^\n', '\nເ ່ ້ .\n', '\nກ່ອນລະດູຝົນຊາວບ້ານຈະຂຸດຮ່ອງນ້ຳ\n'],
  ...['ຊາວບ້ານຊ່ວຍກັນຂຸດຮ່ອງນ້ຳ', 'ນາຍບ້ານລາຍງານຜົນຂອງວຽກທຸກທ້າຍເດືອນ', '😀', '\ud83d']
]
const texts = fc.array(fc.constantFrom(...pieces), {maxLength: 60}).map((parts) => parts.join(''))

function tell({text, corrections, suspects}: Corrected): unknown {
  return {text, corrections, suspects}
}

const usual = settingsOf(undefined, 'ghost-line')

describe('work that is skipped', () => {
  it('is none that would find something', () => {
    const ids = ruleset.rewrites.map(({id}) => id)
    expect(ids).toEqual(expect.arrayContaining(['own/words', 'own/sign']))
    fc.assert(
      fc.property(texts, fc.constantFrom('lao' as const, 'ascii' as const), (text, digits) => {
        expect(tell(correct(text, {ruleset, digits}).corrected)).toEqual(
          tell(correctInFull(text, digits))
        )
      }),
      {numRuns: 3000}
    )
  })

  it('is that of steps whose traits the text lacks', () => {
    const taken: string[] = []
    const step: Step<never> = ({text}) => {
      taken.push(text)
      return {edits: []}
    }
    const draft = new Draft('ກິ່ນ ກ່ິນ', {
      ruleset,
      digits: 'lao',
      keepFurniture: false,
      markdown: false,
      model: null
    })
    draft.take(['order', step, TRAIT.repeated | TRAIT.hidden])
    expect(taken).toEqual([])
    draft.take(['order', step, TRAIT.repeated | TRAIT.disorder])
    expect(taken).toHaveLength(1)
  })
})

describe('survey', () => {
  it.each<[string, ...(keyof typeof TRAIT)[]]>([
    ['ກິ່ນ ນ້ຳ ບ້ານ ຄົ້ນຄວ້າ ແລະ ໝໍ້, ຕ່າງໆ (2024)\n- 12%'],
    ['ປະ\u200bຊາ\u200bຊົນ'],
    ['ປະ\u200b ຊາ', 'hidden'],
    ['\u200bປະຊາ', 'hidden'],
    ['ປະ\u0007', 'hidden'],
    ['ປະ\r\nຊາ', 'carriageReturn'],
    ['໑໒', 'laoDigit'],
    ['ກ່ິນ', 'disorder'],
    ['ນຳ້', 'disorder'],
    ['ຂໍ້້ມູນ', 'repeated'],
    ['ກ ່ ກ', 'crumb'],
    ['ເ ກ', 'crumb'],
    ['ກ + ຂ', 'crumb'],
    ['ກาກ', 'lookalike', 'crumb']
  ])('%j', (text, ...traits) => {
    expect(survey(text)).toBe(traits.reduce((sum, trait) => sum | TRAIT[trait], 0))
  })

  it('finds the crumbs of every ghost line', () => {
    const crumbs = Array.from('ກຈາຳ່ເໂໆ໑5ក១ဉ၉กaI+~>«.-,:€ \u200b\u00a0\t\f\r')
    const lines = fc.array(fc.constantFrom(...crumbs), {maxLength: 12}).map((all) => all.join(''))
    fc.assert(
      fc.property(lines, (line) => {
        const limits = {...usual, minCrumbs: 1, minCrumbShare: 0}
        if (!isGhost(line, 0, line.length, limits)) return
        expect(survey(line) & TRAIT.crumb).toBe(TRAIT.crumb)
      }),
      {numRuns: 3000}
    )
  })

  it('looks at a stretch by itself', () => {
    expect(survey('ກ ່ ກ', 3)).toBe(0)
    expect(survey('ກ ່ ກ', 0, 2)).toBe(0)
    expect(survey('ກຂ່ກ', 2)).toBe(TRAIT.crumb)
  })
})
