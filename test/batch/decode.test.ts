import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {decode} from '../../src/batch/work/decode.ts'
import {DocumentFailure} from '../../src/batch/base/failure.ts'

const bytes = (...values: (number | string)[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from(typeof value === 'string' ? value : [value])))

function failure(input: Uint8Array): string {
  try {
    decode(input)
  } catch (error) {
    if (error instanceof DocumentFailure) return `${error.code} ${error.message}`
  }
  return 'none'
}

describe('decode', () => {
  it('keeps byte-order mark and line ends, so that the bytes can be given back', () => {
    const input = bytes(0xef, 0xbb, 0xbf, 'ສະບາຍ\r\nດີ\r')
    const {source, warnings} = decode(input)
    expect(source).toBe('\uFEFFສະບາຍ\r\nດີ\r')
    expect(Buffer.from(source)).toEqual(input)
    expect(warnings).toEqual([])
  })

  it('gives back the bytes of any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), (text) => {
        fc.pre(!/[\0-\u0008\u000E-\u001F]/.test(text))
        expect(Buffer.from(decode(Buffer.from(text)).source)).toEqual(Buffer.from(text))
      })
    )
  })

  it.each([
    ['a byte that no UTF-8 has', bytes('ກຂ', 0xff, 'ຄ'), 6],
    ['an overlong form', bytes('ab', 0xc0, 0xaf), 2],
    ['an overlong form of three bytes', bytes(0xe0, 0x80, 0xaf), 0],
    ['a surrogate', bytes('ກ', 0xed, 0xa0, 0x80), 3],
    ['beyond U+10FFFF', bytes('a', 0xf4, 0x90, 0x80, 0x80), 1],
    ['an end inside a character', bytes('ກກ', 0xe0, 0xba), 6],
    ['a lone continuation', bytes('ກ', 0x80), 3]
  ])('refuses %s and says at which byte', (_, input, offset) => {
    expect(failure(input)).toMatch(new RegExp(`^INVALID_UTF8 not UTF-8 at byte ${offset} `))
  })

  it('finds the same first bad byte as a decoder that is fed byte by byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: 1, maxLength: 12}), (input) => {
        const message = failure(input)
        const offset = /at byte (\d+)/.exec(message)?.[1]
        fc.pre(message.startsWith('INVALID_UTF8') && offset !== undefined)
        const before = input.subarray(0, Number(offset))
        expect(() => new TextDecoder('utf-8', {fatal: true}).decode(before)).not.toThrow()
        for (
          let end = Number(offset) + 1;
          end <= Math.min(input.length, Number(offset) + 4);
          end++
        ) {
          const with_ = input.subarray(0, end)
          expect(() => new TextDecoder('utf-8', {fatal: true}).decode(with_)).toThrow()
        }
      })
    )
  })

  it('replaces on request and counts only what it replaced', () => {
    const {source, replaced, warnings} = decode(bytes('ກ\uFFFD', 0xff, 'ຂ', 0xe0, 0xba), 'replace')
    expect(source).toBe('ກ\uFFFD\uFFFDຂ\uFFFD')
    expect(replaced).toBe(2)
    expect(warnings.map(({code}) => code)).toEqual(['REPLACED'])
  })

  it.each(['utf-16le', 'utf-16be'] as const)(
    'decodes %s by its mark, with a warning',
    (encoding) => {
      const little = Buffer.from('\uFEFFພາສາລາວ 𐐷', 'utf16le')
      const decoded = decode(encoding === 'utf-16le' ? little : little.swap16())
      expect(decoded).toMatchObject({source: '\uFEFFພາສາລາວ 𐐷', encoding})
      expect(decoded.warnings.map(({code}) => code)).toEqual(['UTF16'])
    }
  )

  it('refuses UTF-16 that is cut or holds half a pair', () => {
    const whole = Buffer.from('\uFEFFກຂ', 'utf16le')
    expect(failure(whole.subarray(0, 5))).toBe('INVALID_UTF16 not UTF-16 at byte 4')
    expect(failure(Buffer.from('\uFEFFກ\uD800ຂ', 'utf16le'))).toBe(
      'INVALID_UTF16 not UTF-16 at byte 4'
    )
    expect(decode(whole.subarray(0, 5), 'replace')).toMatchObject({
      source: '\uFEFFກ\uFFFD',
      replaced: 1
    })
  })

  it.each([
    ['a NUL byte', bytes('ກ', 0, 'ຂ')],
    ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x81, 0x0e, 0, 0)],
    ['mostly control characters', bytes('ab', 1, 2, 3)]
  ])('refuses %s as binary', (_, input) => {
    expect(failure(input)).toMatch(/^BINARY_INPUT /)
  })

  it.each([
    ['', ['EMPTY']],
    [' \n\u3000', ['EMPTY']],
    ['µó´¡¾ ¦½®¾¨©ó ê÷¡Å ÊßÀ¢ñáìæ', ['LEGACY_FONT']],
    ['Le présent décret a été publié à Vientiane, où il est appliqué.', []],
    ['ປະເທດລາວ é é é é é é', []]
  ])('warns of %j: %j', (text, codes) => {
    expect(decode(Buffer.from(text)).warnings.map(({code}) => code)).toEqual(codes)
  })

  it('tells that bytes which are not UTF-8 look like a legacy font', () => {
    const legacy = Buffer.from('µó´¡¾ ¦½®¾¨©ó ê÷¡Å ÊßÀ¢ñáìæ', 'latin1')
    expect(failure(legacy)).toMatch(/legacy 8-bit Lao font/)
  })
})
