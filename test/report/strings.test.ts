import {describe, expect, it} from 'vitest'
import {strings} from '../../src/report/shared/strings.ts'

describe('what the page says', () => {
  it('is said in both languages, with the same values put in', () => {
    expect(Object.keys(strings.lo)).toEqual(Object.keys(strings.en))
    for (const [key, text] of Object.entries(strings.en)) {
      const lao = strings.lo[key as keyof typeof strings.en]
      const values = (said: string): string[] => (said.match(/\{\w+\}/g) ?? []).sort()
      expect(values(lao), key).toEqual(values(text))
      expect(lao.trim(), key).not.toBe('')
    }
  })

  it('is Lao in Lao', () => {
    for (const [key, text] of Object.entries(strings.lo)) {
      expect(text, key).toMatch(/[\u0E80-\u0EFF]/)
      // As the program itself would write it.
      expect(text, key).not.toMatch(/ໍາ|ຫນ|ຫມ/)
    }
  })
})
