/** Names of the Lao block after "LAO " (Unicode 16 names list), by code point. */
const laoNames: Readonly<Record<number, string>> = {
  0x0e81: 'LETTER KO',
  0x0e82: 'LETTER KHO SUNG',
  0x0e84: 'LETTER KHO TAM',
  0x0e86: 'LETTER PALI GHA',
  0x0e87: 'LETTER NGO',
  0x0e88: 'LETTER CO',
  0x0e89: 'LETTER PALI CHA',
  0x0e8a: 'LETTER SO TAM',
  0x0e8c: 'LETTER PALI JHA',
  0x0e8d: 'LETTER NYO',
  0x0e8e: 'LETTER PALI NYA',
  0x0e8f: 'LETTER PALI TTA',
  0x0e90: 'LETTER PALI TTHA',
  0x0e91: 'LETTER PALI DDA',
  0x0e92: 'LETTER PALI DDHA',
  0x0e93: 'LETTER PALI NNA',
  0x0e94: 'LETTER DO',
  0x0e95: 'LETTER TO',
  0x0e96: 'LETTER THO SUNG',
  0x0e97: 'LETTER THO TAM',
  0x0e98: 'LETTER PALI DHA',
  0x0e99: 'LETTER NO',
  0x0e9a: 'LETTER BO',
  0x0e9b: 'LETTER PO',
  0x0e9c: 'LETTER PHO SUNG',
  0x0e9d: 'LETTER FO TAM',
  0x0e9e: 'LETTER PHO TAM',
  0x0e9f: 'LETTER FO SUNG',
  0x0ea0: 'LETTER PALI BHA',
  0x0ea1: 'LETTER MO',
  0x0ea2: 'LETTER YO',
  0x0ea3: 'LETTER LO LING',
  0x0ea5: 'LETTER LO LOOT',
  0x0ea7: 'LETTER WO',
  0x0ea8: 'LETTER SANSKRIT SHA',
  0x0ea9: 'LETTER SANSKRIT SSA',
  0x0eaa: 'LETTER SO SUNG',
  0x0eab: 'LETTER HO SUNG',
  0x0eac: 'LETTER PALI LLA',
  0x0ead: 'LETTER O',
  0x0eae: 'LETTER HO TAM',
  0x0eaf: 'ELLIPSIS',
  0x0eb0: 'VOWEL SIGN A',
  0x0eb1: 'VOWEL SIGN MAI KAN',
  0x0eb2: 'VOWEL SIGN AA',
  0x0eb3: 'VOWEL SIGN AM',
  0x0eb4: 'VOWEL SIGN I',
  0x0eb5: 'VOWEL SIGN II',
  0x0eb6: 'VOWEL SIGN Y',
  0x0eb7: 'VOWEL SIGN YY',
  0x0eb8: 'VOWEL SIGN U',
  0x0eb9: 'VOWEL SIGN UU',
  0x0eba: 'SIGN PALI VIRAMA',
  0x0ebb: 'VOWEL SIGN MAI KON',
  0x0ebc: 'SEMIVOWEL SIGN LO',
  0x0ebd: 'SEMIVOWEL SIGN NYO',
  0x0ec0: 'VOWEL SIGN E',
  0x0ec1: 'VOWEL SIGN EI',
  0x0ec2: 'VOWEL SIGN O',
  0x0ec3: 'VOWEL SIGN AY',
  0x0ec4: 'VOWEL SIGN AI',
  0x0ec6: 'KO LA',
  0x0ec8: 'TONE MAI EK',
  0x0ec9: 'TONE MAI THO',
  0x0eca: 'TONE MAI TI',
  0x0ecb: 'TONE MAI CATAWA',
  0x0ecc: 'CANCELLATION MARK',
  0x0ecd: 'NIGGAHITA',
  0x0ece: 'YAMAKKAN',
  0x0edc: 'LETTER HO NO',
  0x0edd: 'LETTER HO MO',
  0x0ede: 'LETTER KHMU GO',
  0x0edf: 'LETTER KHMU NYO'
}

const digitNames = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE']

const otherNames: Readonly<Record<number, string>> = {
  0x0009: 'CHARACTER TABULATION',
  0x000a: 'LINE FEED',
  0x000c: 'FORM FEED',
  0x000d: 'CARRIAGE RETURN',
  0x0020: 'SPACE',
  0x00a0: 'NO-BREAK SPACE',
  0x00ad: 'SOFT HYPHEN',
  0x200b: 'ZERO WIDTH SPACE',
  0x200c: 'ZERO WIDTH NON-JOINER',
  0x200d: 'ZERO WIDTH JOINER',
  0x2060: 'WORD JOINER',
  0xfeff: 'ZERO WIDTH NO-BREAK SPACE'
}

/**
 * @param code A code point.
 * @returns Its Unicode name for Lao and the invisible characters that trouble Lao text; else null.
 */
export function characterName(code: number): string | null {
  const lao = laoNames[code]
  if (lao !== undefined) return `LAO ${lao}`
  if (code >= 0x0ed0 && code <= 0x0ed9) return `LAO DIGIT ${digitNames[code - 0x0ed0]!}`
  return otherNames[code] ?? null
}
