import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {applyChanges} from '../../src/edit/change.ts'
import {overlap} from '../../src/edit/verdicts.ts'
import {
  convert,
  correct,
  restoreSource,
  toRecord,
  type Channel,
  type Corrected,
  type Correction,
  type Decision
} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'

const shipped = loadShipped()
const {ruleset} = shipped
const channel = shipped.channel(0.05)

function correctBy(source: string, decisions: readonly Decision[] = []): Corrected {
  return correct(source, {ruleset, channel}, {decisions}).corrected
}

/** A decision about a change, as the review page writes it. */
function decide(
  verdict: Decision['verdict'],
  source: string,
  {source: {start, end}, before, after, rule}: Omit<Correction, 'confidence' | 'status' | 'phase'>,
  around = 20
): Decision {
  const points = (text: string): number => Array.from(text).length
  return {
    verdict,
    start: points(source.slice(0, start)),
    end: points(source.slice(0, end)),
    left: source.slice(Math.max(0, start - around), start),
    before,
    after,
    right: source.slice(end, end + around),
    rule
  }
}

function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1)
  return list[0]!
}

const page = '𝄞 ສະມາຊິກຝັກ ເຂົ້າຮ່ວມກອງປະຊຸມ ໃນວັນທີ ໑໒ ມັງກອນ.'

describe('a rejected change', () => {
  const made = only(correctBy(page).corrections)
  const decision = decide('reject', page, made)

  it('is neither made nor suggested, and is told', () => {
    expect(made.before).toBe('ຝ')
    const {text, corrections, decisions} = correctBy(page, [decision])
    expect(text).toBe(page)
    expect(corrections).toEqual([])
    const {rule, kind, phase, confidence} = made
    expect(decisions).toEqual([
      {
        decision,
        outcome: 'refused',
        source: made.source,
        proposed: {rule, kind, phase, confidence}
      }
    ])
  })

  it('is the same change whatever rule proposes it, and with however much around it', () => {
    const wide = decide('reject', page, {
      ...made,
      source: {start: made.source.start - 1, end: made.source.end + 1},
      before: `ກ${made.before}ັ`,
      after: `ກ${made.after}ັ`,
      rule: 'letters/of-another-name'
    })
    expect(correctBy(page, [wide]).text).toBe(page)
  })

  it('leaves another change of the place alone', () => {
    const other = {...decision, after: 'ຟ'}
    const {text, decisions} = correctBy(page, [other])
    expect(text).toBe(correctBy(page).text)
    expect(only(decisions!).outcome).toBe('unneeded')
  })

  it('is not followed by another guess at what stayed', () => {
    // A split vowel sign that stays split is none that the channel may read otherwise.
    const source = page.replace('ສະມາຊິກຝັກ', 'ທຳງານ ສະມາຊິກຝັກ ນໍາ ຫນ້າ')
    const {corrections} = correctBy(source)
    expect(corrections.length).toBeGreaterThan(2)
    for (const correction of corrections) {
      const again = correctBy(source, [decide('reject', source, correction)])
      const {start, end} = correction.source
      expect(again.corrections.filter((one) => overlap(one.source, {start, end}))).toEqual([])
    }
  })

  it('leaves what an earlier phase made of the place', () => {
    const channel: Channel = ({text}) => {
      const start = text.indexOf('ຳ')
      const edit = {start, end: start + 1, after: '້າ', rule: 'test/rule', confidence: 0.9}
      return {edits: start < 0 ? [] : [{...edit, kind: 'confusion' as const}]}
    }
    const {corrections, text} = correct('ນໍາ', {ruleset, channel}).corrected
    expect(text).toBe('ນ້າ')
    const made = only(corrections.filter(({status}) => status === 'applied'))
    const decisions = [decide('reject', 'ນໍາ', made)]
    expect(correct('ນໍາ', {ruleset, channel}, {decisions}).corrected.text).toBe('ນຳ')
  })

  it('lets a line stand that was taken out, apart from its neighbours', () => {
    const source =
      'ປະຊາຊົນໃນບ້ານ ພ້ອມກັນສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ກ່ອນລະດູຝົນຈະມາຮອດ.\n\n- 12 -\n\nຊາວກະສິກອນປູກເຂົ້າໄດ້ທັນລະດູການ ໃນທຸກບ້ານ ຂອງເມືອງ.\n'
    const taken = correctBy(source).corrections.filter(({kind}) => kind === 'removal')
    const line = only(taken.filter(({before}) => before.includes('12')))
    const {text} = correctBy(source, [decide('reject', source, line)])
    expect(text.split('\n')).toContain('- 12 -')
  })
})

describe('an accepted change', () => {
  const suggesting = correct(page, {
    ruleset,
    channel: (text, context) => {
      const {edits} = channel(text, context)
      return {edits: edits.map((edit) => ({...edit, apply: false}))}
    }
  }).corrected
  const suggestion = only(suggesting.corrections)

  it('is made where a rule only suggests it', () => {
    const {status, before, after, rule} = suggestion
    expect([status, before, after]).toEqual(['suggested', 'ຝ', 'ພ'])
    const {text, corrections, decisions} = correct(
      page,
      {
        ruleset,
        channel: (seen, context) => ({
          edits: channel(seen, context).edits.map((edit) => ({...edit, apply: false}))
        })
      },
      {decisions: [decide('accept', page, suggestion)]}
    ).corrected
    expect(text).toBe(page.replace('ຝ', 'ພ'))
    expect(only(corrections)).toMatchObject({
      rule,
      phase: 'channel',
      confidence: 1,
      evidence: 'decided',
      status: 'applied'
    })
    expect(only(decisions!).outcome).toBe('applied')
  })

  it('is made where no rule proposes it any more', () => {
    const decision: Decision = {
      ...decide('accept', page, suggestion),
      kind: 'confusion',
      phase: 'channel',
      rule: 'gone/long-ago'
    }
    const {text, corrections} = correct(page, {ruleset}, {decisions: [decision]}).corrected
    expect(text).toBe(page.replace('ຝ', 'ພ'))
    const {source, before} = suggestion
    expect(corrections).toEqual([
      {
        rule: 'gone/long-ago',
        kind: 'confusion',
        phase: 'channel',
        source,
        before,
        after: 'ພ',
        confidence: 1,
        evidence: 'decided',
        status: 'applied'
      }
    ])
  })

  it('comes before what rules make of its place', () => {
    const decision = {...decide('accept', page, suggestion), after: 'ຟ'}
    const {text, corrections} = correctBy(page, [decision])
    expect(text).toBe(page.replace('ຝ', 'ຟ'))
    expect(corrections.map(({after, status}) => [after, status])).toEqual([
      ['ຟ', 'applied'],
      ['ພ', 'superseded']
    ])
  })

  it('comes before a rejected one of the same place', () => {
    const accepted = decide('accept', page, suggestion)
    const {text} = correctBy(page, [accepted, {...accepted, after: 'ຟ', verdict: 'reject'}])
    expect(text).toBe(page.replace('ຝ', 'ພ'))
  })
})

describe('a decision about another state of the source', () => {
  const decision = decide('reject', page, only(correctBy(page).corrections))

  it('is found by the text around', () => {
    const moved = `ບົດລາຍງານ\n\n${page}`
    const {text, decisions} = correctBy(moved, [decision])
    expect(text).toBe(moved)
    expect(only(decisions!).source).toEqual({
      start: moved.indexOf('ຝ'),
      end: moved.indexOf('ຝ') + 1
    })
  })

  it.each([
    ['the text around is gone', page.replace('ສະມາຊິກ', 'ພະນັກງານ')],
    ['it stands in two places', `ກ${page}\n\n${page}`]
  ])('is stale where %s', (_, changed) => {
    const {text, decisions} = correctBy(changed, [decision])
    expect(text).toBe(correctBy(changed).text)
    expect(only(decisions!)).toEqual({decision, outcome: 'stale', source: null})
  })
})

it('an account with decisions still gives the source back, whatever was decided', () => {
  const about = {path: 'a.txt', sha256: '', bytes: 1, mediaType: 'text/plain', encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '', model: null}
  const letters = fc.string({
    unit: fc.constantFrom('ກ', 'ຝ', 'ັ', '່', 'ຫ', 'ນ', 'ໍ', 'າ', ' ', '\n', '𝄞', '៤'),
    maxLength: 40
  })
  const cuts = fc.array(fc.tuple(fc.nat(40), fc.nat(4), letters, fc.boolean()), {maxLength: 5})
  fc.assert(
    fc.property(letters, cuts, (source, drafts) => {
      const points = Array.from(source)
      const decisions = drafts.map(([at, length, after, accept]): Decision => {
        const start = Math.min(at, points.length)
        const end = Math.min(start + length, points.length)
        return {
          verdict: accept ? 'accept' : 'reject',
          start,
          end,
          left: points.slice(Math.max(0, start - 3), start).join(''),
          before: points.slice(start, end).join(''),
          after,
          right: points.slice(end, end + 3).join(''),
          rule: 'test/rule'
        }
      })
      const {corrected, document} = convert(source, {ruleset, channel}, {decisions})
      const applied = corrected.corrections.filter(({status}) => status === 'applied')
      const changes = applied.map(({source: {start, end}, after}) => ({start, end, after}))
      expect(applyChanges(source, changes)).toBe(corrected.text)
      expect(restoreSource(toRecord(corrected, document, about, generator))).toBe(source)
      for (const {decision, outcome, source: place} of corrected.decisions ?? []) {
        if (outcome === 'stale') expect(place).toBeNull()
        else expect(source.slice(place!.start, place!.end)).toBe(decision.before)
      }
    })
  )
})
