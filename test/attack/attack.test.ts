import {spawnSync} from 'node:child_process'
import {describe, expect, it} from 'vitest'
import {convert} from '../../src/convert.ts'
import {faultsOf} from '../laws/laws-of.ts'
import {loadShipped} from '../support/shipped.ts'
import {carryOut} from './carry-out.ts'
import {likePages, makeAttack} from './documents.ts'
import {drawShape, growsTooFast, shapes} from './growth.ts'
import {createChance} from './random.ts'
import {shrink} from './shrink.ts'

/** The first seeds; `npm run attack -- --from 1500 --to 1000000` goes on. */
const SEEDS = 1500

const {ruleset} = loadShipped()

describe('random documents', () => {
  it('break no law', () => {
    const broken: unknown[] = []
    for (let seed = 0; seed < SEEDS; seed++) {
      const attack = makeAttack(seed)
      const faults = carryOut(attack)
      const alone = `npm run attack -- --from ${seed} --to ${seed + 1}`
      if (faults.length > 0) broken.push({alone, kind: attack.kind, faults})
    }
    expect(broken).toEqual([])
  })

  it('are the same for the same seed, of every kind, and read in every way', () => {
    const made = Array.from({length: 300}, (_, seed) => makeAttack(seed))
    expect(made).toEqual(Array.from({length: 300}, (_, seed) => makeAttack(seed)))
    expect(new Set(made.map(({source}) => source)).size).toBeGreaterThan(290)
    expect(new Set(made.map(({kind}) => kind)).size).toBe(13)
    expect(new Set(made.map(({damage}) => damage)).size).toBe(3)
    expect(made.filter(({kind, markdown}) => likePages.has(kind) && !markdown)).not.toEqual([])
    expect(made.some(({source}) => !source.isWellFormed())).toBe(true)
  })
})

describe('the laws', () => {
  const sound = convert('1. ຄະນະກໍາມະການ\n2. ປະຊຸມ <b> www.a.la\n', {ruleset})
  const {corrected, document} = sound
  const brokenBy = (tampered: Parameters<typeof faultsOf>[0]): string[] => [
    ...new Set(faultsOf(tampered).map(({law}) => law))
  ]

  it('hold for a sound conversion', () => {
    expect(corrected.corrections).not.toEqual([])
    expect(faultsOf(sound)).toEqual([])
  })

  it('are broken by a change that is not on record', () => {
    const untold = {...corrected, corrections: []}
    expect(brokenBy({...sound, corrected: untold})).toContain('account')
  })

  it('are broken by a change told at another place', () => {
    const moved = corrected.corrections.map((one) => ({
      ...one,
      source: {start: one.source.start + 1, end: one.source.end + 1}
    }))
    const broken = brokenBy({...sound, corrected: {...corrected, corrections: moved}})
    expect(broken).toEqual(expect.arrayContaining(['account', 'record', 'places']))
  })

  it('are broken by a text that is not the one of the map', () => {
    const other = {...corrected, text: `ກ${corrected.text}`}
    expect(brokenBy({...sound, corrected: other})).toContain('offsets')
  })

  it('are broken by a document without a part of the text, or with half a letter', () => {
    const empty = {...document, preface: [], sections: [], closing: []}
    expect(brokenBy({...sound, document: empty})).toContain('tiling')
    const half = {...corrected, text: corrected.text.replace('ປ', '\ud800')}
    expect(brokenBy({...sound, corrected: half})).toContain('whole characters')
  })
})

describe('a text that breaks a law', () => {
  it('is shrunk to what breaks it', () => {
    const chance = createChance(1)
    const noise = Array.from({length: 400}, () => chance.pick(['ກ', 'ຂ', '😀', '\n'])).join('')
    const holds = (text: string): boolean => /x[^]*y/.test(text)
    expect(shrink(`${noise}x${noise}y${noise}`, holds)).toBe('xy')
    expect(shrink('xy', holds)).toBe('xy')
  })

  it('is not shrunk for ever', () => {
    let asked = 0
    const holds = (): boolean => {
      asked++
      return false
    }
    expect(shrink('ກ'.repeat(10_000), holds, 50)).toHaveLength(10_000)
    expect(asked).toBe(50)
  })
})

describe('shapes that repeat', () => {
  it('are as large as they are asked to be', () => {
    for (const [name, shape] of Object.entries(shapes)) {
      expect(drawShape(shape, 1000).length, name).toBeGreaterThanOrEqual(1000)
      expect(drawShape(shape, 4000).length, name).toBeGreaterThan(drawShape(shape, 1000).length)
    }
  })

  it('grow too fast where twice the size takes four times as long', () => {
    expect(growsTooFast([100, 200, 400, 800])).toBe(false)
    expect(growsTooFast([100, 230, 480, 1100])).toBe(false)
    expect(growsTooFast([10, 40, 160, 640])).toBe(true)
    expect(growsTooFast([100, 400])).toBe(true)
    expect(growsTooFast([1, 4, 16, 50])).toBe(false)
  })
})

describe('npm run attack', () => {
  const attack = (...args: string[]) =>
    spawnSync('npm', ['run', '--silent', 'attack', '--', ...args], {encoding: 'utf8'})

  it('shares the seeds among workers, and says how much was tried', () => {
    const {status, stdout, stderr} = attack('--from', '10', '--to', '15', '--workers', '2')
    expect({status, stdout}).toEqual({status: 0, stdout: ''})
    const tried = [...stderr.matchAll(/^(\d+) documents, \d+ characters, 0 break a law$/gm)]
    expect(tried.map(([, count]) => count).sort()).toEqual(['2', '3'])
  })

  it('names a shape that there is not, and numbers that are none', () => {
    expect(attack('--growth', '--shape', 'nothing').stderr).toContain('no shape nothing')
    expect(attack('--from', '1x').stderr).toContain('--from: 1x: no number')
  })
})
