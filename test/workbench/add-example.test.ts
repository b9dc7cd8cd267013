import {describe, expect, it} from 'vitest'
import {parse} from 'yaml'
import {addExample} from '../../src/workbench/add-example.ts'

const file = `# yaml-language-server: $schema=rules.json
type: rewrite   # what it is
description: >-
  A text
  in two lines.
rules:
  # The first.
  - id: first
    description: 'quoted'   # a remark
    text: x
    replace: y
    examples:
      - before: "x ກ"
        after: "y ກ"   # the last example

    counterexamples: ['a', "b"]
  - {id: flow, description: d, text: x, replace: y, examples: [{before: x, after: y}], counterexamples: [z]}
  - id: last
    description: no lists yet
    text: x
    replace: y
`

describe('addExample', () => {
  it('adds to a list of lines and leaves all else as it is', () => {
    const written = addExample(file, 'first', {before: 'x\u200Bຂ"', after: 'y\u200Bຂ"'})
    const lines = '\n      - before: "x\\u200bຂ\\""\n        after: "y\\u200bຂ\\""'
    expect(written).toBe(file.replace('# the last example', (comment) => `${comment}${lines}`))
  })

  it('adds to a list in brackets', () => {
    expect(addExample(file, 'first', {counterexample: 'ກໍ'})).toBe(
      file.replace(`['a', "b"]`, `['a', "b", "ກໍ"]`)
    )
    expect(addExample(file, 'flow', {before: 'xx', after: 'yy'})).toBe(
      file.replace('after: y}]', 'after: y}, {before: "xx", after: "yy"}]')
    )
  })

  it('begins a list', () => {
    expect(addExample(file, 'last', {counterexample: 'ກໍ'})).toBe(
      `${file}    counterexamples:\n      - "ກໍ"\n`
    )
  })

  it('adds nothing twice', () => {
    expect(addExample(file, 'first', {before: 'x ກ', after: 'y ກ'})).toBe(file)
    expect(addExample(file, 'first', {counterexample: 'b'})).toBe(file)
  })

  it('writes a file anew whose form leaves no other way', () => {
    const odd = 'type: rewrite\nrules:\n  - id: a\n    counterexamples: [x, # why\n      ]\n'
    const written = addExample(odd, 'a', {counterexample: 'y'})
    expect(parse(written)).toEqual({
      type: 'rewrite',
      rules: [{id: 'a', counterexamples: ['x', 'y']}]
    })
    expect(written).toContain('# why')
  })

  it('refuses a rule that is not there', () => {
    expect(() => addExample(file, 'none', {counterexample: 'y'})).toThrow('there is no rule "none"')
  })
})
