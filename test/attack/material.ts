import {readdirSync, readFileSync} from 'node:fs'

/** Every assigned code point from one to another. */
function letters(from: number, to: number): string[] {
  const all: string[] = []
  for (let point = from; point <= to; point++) {
    const letter = String.fromCodePoint(point)
    if (!/\p{Unassigned}/u.test(letter)) all.push(letter)
  }
  return all
}

export const lao = letters(0x0e81, 0x0edf)

/** Scripts that engines read into Lao, and others that stand beside it. */
export const scripts: readonly (readonly string[])[] = [
  letters(0x1780, 0x17e9),
  letters(0x1000, 0x104f),
  letters(0x0e01, 0x0e5b),
  letters(0x61, 0x7a),
  letters(0x30, 0x39),
  letters(0x4e00, 0x4e40),
  letters(0x0627, 0x064a),
  letters(0x05d0, 0x05ea),
  letters(0x0900, 0x0950)
]

/** Signs that are no letters: controls, what turns the direction, joiners, odd blanks, halves. */
export const controls = [
  ...letters(0x00, 0x1f),
  ...letters(0x7f, 0xa0),
  ...letters(0x200b, 0x200f),
  ...letters(0x2028, 0x202f),
  ...letters(0x2060, 0x2069),
  '\r\n',
  '\u061c',
  '\u034f',
  '\u115f',
  '\u1680',
  '\u180e',
  '\u3000',
  '\ufeff',
  '\ufffc',
  '\ufffd',
  '\ufffe',
  '\uffff',
  '\ue000',
  '\u{e0001}',
  '\u{e0061}',
  '\u{1f1f1}\u{1f1e6}',
  '\u{1f468}\u200d\u{1f469}',
  '\u{10ffff}',
  'e\u0301',
  'ﬁ',
  'İ',
  'ß',
  '\u0301'.repeat(30),
  '\u0eb5\u0ec9'.repeat(20),
  '\u0ecd\u0ec9\u0eb2'
]

export const halves = ['\ud800', '\udbff', '\udc00', '\udfff', '\udc00\ud800', '\ud83d', '𝒳']

/** Pieces that Markdown, HTML, YAML or a template may take for markup. */
export const markup =
  `#|##|####### |-|- |+ |* |1. |1) |0. |999999999. |>|> |\`|\`\`|\`\`\`|\`\`\`js|~~~|---|***|___|===|- - -|--- |+++|....|
[|](|]|![|[^1]|[^1]: |[a]: b|[a][b]|[x](y)|[x](<y z> "t")|<b>|</b>|<!--|-->|<script>|<img src=x onerror=y>|<?x?>|<![CDATA[|
<!DOCTYPE x>|<https://a.la>|<javascript:y>|[x](javascript:y)|[x](data:text/html,y)|https://a.la/b_c*d|http://a.la/)|www.a.la|
WWW.a.la|a@b.la|mailto:a@b.la|xmpp:a@b.la/c|ftp://a|&amp;|&lt;|&#60;|&colon;|&NewLine;|&|\\|\\\\|*|**|_|__|~|~~|[ ] |[x] |$|$$|
{#a}|{{a}}|{% a %}|%%|"|'|(|)|:|/|!|^|=|<|>|title: x|a: b`
    .split('|')
    .map((piece) => piece.replaceAll('\n', ''))
    .filter((piece) => piece !== '')
    .concat('|', '| - |', '|:-:|', '\\|', '  \n', '\\\n', '    ', '\t', '\n---\n', '[a]:\n x')

/** Labels of articles, parts and items, sound and misread. */
export const labels =
  `ມາດຕາ |ພາກທີ |ໝວດທີ |ບົດທີ |ຂໍ້ |I. |II. |III. |IV. |lI. |ໄໄ. |ໄ. |1. |2. |3. |1.1 |1.2. |1.1.1 |ກ. |ຂ. |ຄ. |ກ) |1) |2) |1). |(1) |
- |+ |• |· |① |② |໑. |໒. |១. |၁. |a. |b) |A. |໑.໑ |ໜ້າ |- 2 -|3/10|99999999999999999999. |0. |-1. `
    .replaceAll('\n', '')
    .split('|')
    .concat('|. ', '')

/** Lines of a letterhead, of a head, of a closing, and of furniture. */
export const lines = [
  'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ',
  'ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນາຖາວອນ',
  'ເລກທີ 17/ຈຂ',
  'ເລກທີ:',
  'ແຂວງສະຫວັນນະເຂດ, ວັນທີ 5 ກຸມພາ 2018',
  'ວັນທີ 31/12/2019',
  'ວັນທີ 99/99/9999',
  'ວັນທີ 30 ກຸມພາ 2020',
  'ດຳລັດ',
  'ແຈ້ງການ',
  'ບົດລາຍງານ',
  'ເລື່ອງ: ການປູກໄມ້',
  'ຮຽນ: ທ່ານ ຫົວໜ້າຫ້ອງການ',
  '- ອີງຕາມກົດໝາຍ ວ່າດ້ວຍ ປ່າໄມ້ ສະບັບເລກທີ 6/ສພຊ ລົງວັນທີ 24 ທັນວາ 2007;',
  'ບ່ອນສົ່ງ:',
  'ຫົວໜ້າ',
  'ຮອງເຈົ້າແຂວງ',
  'ສາລະບານ',
  'ບົດທີ 1 ............ 5',
  'ຕາຕະລາງ 1: ຜົນຜະລິດ',
  'ຮູບ 2',
  'No data',
  '[bookmark: _GoBack]',
  '- 12 -',
  'ໜ້າ 3'
]

export const gaps = ['\n', '\n', '\n\n', ' ', '  ', '\t', '\f', '\r\n', '']

const read = (folder: string, ending: RegExp): string[][] =>
  readdirSync(folder)
    .filter((name) => ending.test(name) && name !== 'README.md')
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))

/** Documents as an engine reads them, and as they should read, in lines. */
export const damaged = read('corpus', /\.(?:txt|md)$/)
export const sound = read('test/golden', /\.truth\.txt$/)
