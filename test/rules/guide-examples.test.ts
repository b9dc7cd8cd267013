import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {readModel} from '../../src/model/binary.ts'
import {extendModel} from '../../src/model/extend.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'
import {loadLinearEngine} from '../../src/rules/compile-pattern.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {overlayRules} from '../../src/rules/overlay-rules.ts'
import {ownWords} from '../../src/rules/own-words.ts'
import {testRules} from '../../src/test-rules.ts'
import {own} from './rule-file.ts'

const text = readFileSync(new URL('../../rules/README.md', import.meta.url), 'utf8')
/** Rule files, and a list of words, which begins with a comment. */
const blocks = [...text.matchAll(/^```(?:(yaml)\n|(text)\n(?=# ))(.*?)^```/gms)]

describe('the examples of the guide to the rules', () => {
  const mine = blocks.map(([, , list, body], at) =>
    own(list === 'text' ? 'lexicon/names.txt' : `mine-${at}.yaml`, body!)
  )
  const files = overlayRules(readShippedRules(), mine)

  it('can be used as they stand, and do what they say', async () => {
    expect(mine.length).toBeGreaterThan(4)
    const {ruleset, problems} = compileRules(files, await loadLinearEngine(files))
    expect(problems).toEqual([])
    const all = ruleset.all.filter(({id}) => id.startsWith('mine-'))
    const model = extendModel(readModel(readModelFile()!), ownWords(files))
    expect(testRules({...ruleset, all}, model)).toEqual([])
    expect(ownWords(files)).toEqual(['ດອນແດງ', 'ໂນນສະຫວ່າງ'])
  })
})
