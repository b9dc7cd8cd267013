import {expect, it} from 'vitest'
import * as core from '../../src/index.ts'
import * as node from '../../src/node.ts'

it('the core exports these values and no others', () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "compileConfusions",
      "compileRules",
      "convert",
      "correct",
      "createChannelPass",
      "createDecisionsFor",
      "createPlaceMap",
      "documentJsonSchema",
      "formatProblem",
      "laodocCorrect",
      "laodocParse",
      "learnProfile",
      "readDecisions",
      "readModel",
      "readProfile",
      "restoreFiles",
      "restoreSource",
      "stringifyRecord",
      "structure",
      "testRules",
      "toMarkdown",
      "toMdast",
      "toRecord",
      "toText",
      "writeProfile",
    ]
  `)
})

it('laodoc/node exports these values and no others', () => {
  expect(Object.keys(node).sort()).toMatchInlineSnapshot(`
    [
      "hashRules",
      "readModelFile",
      "readModelNote",
      "readRules",
      "readShippedRules",
      "readVersion",
      "shippedRulesFolder",
    ]
  `)
})
