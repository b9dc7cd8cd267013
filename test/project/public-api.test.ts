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
      "countExamples",
      "createChannelPass",
      "createDecisionsFor",
      "createRuleTrial",
      "decisionsJsonSchema",
      "describeCharacters",
      "documentJsonSchema",
      "extendModel",
      "formatProblem",
      "genericRule",
      "laodocCorrect",
      "laodocParse",
      "learnProfile",
      "loadLinearEngine",
      "loadSearch",
      "modelLetters",
      "overlayRules",
      "ownWords",
      "readDecisions",
      "readModel",
      "readProfile",
      "restoreSource",
      "rulesJsonSchema",
      "showCharacters",
      "signClass",
      "stringifyRecord",
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
