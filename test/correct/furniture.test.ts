import {describe, expect, it} from 'vitest'
import {correct} from '../../src/correct/pipeline.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

const words =
  'ຊາວບ້ານ ພ້ອມກັນ ຂຸດຮ່ອງນ້ຳ ສ້ອມແປງ ທາງເຂົ້າ ໂຮງຮຽນ ລະດູຝົນ ຕົ້ນໄມ້ ເດີ່ນ ຮົ້ວ ສັດລ້ຽງ ຜັກກາດ ແມ່ນ້ຳ ຂົວໄມ້ ຕະຫຼາດ ນັກຮຽນ'.split(
    ' '
  )

/** The lines of a page that was wrapped; the last one ends its paragraph. */
function page(lines: number, seed: number): string {
  let state = seed * 7919 + 17
  const line = (): string => {
    let out = ''
    while (out.length < 84) {
      state = (state * 1103 + 12345) % 65536
      out += words[state % words.length]!
    }
    return out.slice(0, 84).replace(/[\u0eb0-\u0ebc\u0ec0-\u0ecd]+$/, 'ນ')
  }
  return [...Array.from({length: lines - 1}, line), `${line().slice(0, 30)}ຈົບ.`].join('\n')
}

const prose =
  'ຊາວບ້ານພ້ອມກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນ ກ່ອນລະດູຝົນຈະມາຮອດ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ ແລະ ເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ ບໍ່ໃຫ້ສັດເຂົ້າມາກິນຜັກ.'

/** What stands at the foot of a page of a site. */
const siteFoot = 'ແບ່ງປັນ | Facebook | Line\n© 2024 ໜັງສືພິມແຄມນ້ຳ\n'

describe('the settings of operations', () => {
  const files = readShippedRules()
  /** The shipped rules, the rule of an operation set otherwise. */
  const compileWith = (operation: string, settings: string) => {
    const changed = files.map(({path, text, shipped}) => ({
      path,
      shipped,
      text: text.replace(
        new RegExp(
          `^    operation: ${operation}\n(?:(?!  - )(?!    settings).*\n)*?(?=    examples)`,
          'm'
        ),
        (rule) => `${rule}    settings: ${settings}\n`
      )
    }))
    return compileRules(changed)
  }
  const textBy = (operation: string, settings: string, source: string): string => {
    const {ruleset, problems} = compileWith(operation, settings)
    expect(problems).toEqual([])
    return correct(source, {ruleset}).corrected.text
  }

  it.each([
    [
      'contents',
      '{minEntries: 4}',
      `ພາກ 1 ນ້ຳ ........ 1\nພາກ 2 ໄຟ ........ 3\nພາກ 3 ທາງ ........ 12\n\nພາກ 1 ນ້ຳ\n${prose}\nພາກ 2 ໄຟ\n${prose}\nພາກ 3 ທາງ\n${prose}\n`
    ],
    [
      'page-end',
      '{minTitle: 60}',
      `ຂ່າວບ້ານ\nໜ້າຫຼັກ | ຂ່າວ | ຕິດຕໍ່ພວກເຮົາ\nນ້ຳຂຶ້ນສູງໃນພາກເໜືອ\n\n${prose}\n\n${siteFoot}`
    ],
    [
      'link-list',
      '{maxLoneLeader: 4}',
      `${prose}\n\nຂ່າວທີ່ກ່ຽວຂ້ອງ\nນ້ຳຂຶ້ນສູງໃນພາກເໜືອຂອງປະເທດ\nທາງຫຼວງຫຼາຍສາຍຂາດຍ້ອນນ້ຳຖ້ວມ\n\n${siteFoot}`
    ],
    [
      'running-head',
      '{oftenWeight: 0, twiceWeight: 0, titleWeight: 0}',
      [1, 2, 3].map((at) => `ບົດລາຍງານປະຈຳປີ\n${page(16, at)}\n`).join('\f')
    ],
    ['ghost-line', '{minCrumbShare: 1}', 'ວຽກງານ\n> ຈ້ . - + າ ~ ກ່ຽວ\nໄດ້ສຳເລັດແລ້ວ\n']
  ])('are obeyed: %s', (operation, settings, source) => {
    expect(textBy(operation, settings, source)).not.toBe(correct(source, {ruleset}).corrected.text)
  })

  it('are strict', () => {
    const {problems} = compileWith('contents', '{minEntry: 4}')
    expect(problems.map(({file, reason}) => [file, reason])).toEqual([
      ['rules/correct/lines.yaml', 'unknown key "minEntry"']
    ])
    expect(problems[0]!.column).toBeGreaterThan(1)
  })
})

/** What the furniture phase takes out, each line with its reason. */
function removedFrom(source: string, markdown = false): string[][] {
  const {corrections} = correct(source, {ruleset}, {markdown}).corrected
  return corrections
    .filter(({phase, kind}) => phase === 'furniture' && kind === 'removal')
    .map(({before, evidence}) => [evidence ?? '', before.trim()])
}

describe('numbers of pages', () => {
  it('go where page breaks tell the pages, misread or not', () => {
    const source = `${page(20, 1)}\n\n1\n\f${page(20, 2)}\n\n522\n\f${page(20, 3)}\n\n- 3\n`
    expect(removedFrom(source)).toEqual([
      ['page number', '1'],
      ['page number', '522'],
      ['page number', '- 3']
    ])
  })

  it('go where they part a wrapped text by pages', () => {
    const source = `${page(30, 1)}\n\n242\n${page(34, 2)}\n\n2 -\n${page(28, 3)}\n\n255\n`
    expect(removedFrom(source).map(([, line]) => line)).toEqual(['242', '2 -', '255'])
  })

  it('go at the top of a page that came alone', () => {
    expect(removedFrom(`12\n\n${page(20, 1)}\n`)).toEqual([['page number', '12']])
  })

  it.each([
    ['a year', `${page(20, 1)}\n\n2024\n\f${page(20, 2)}\n`],
    ['the end of a paragraph', `${page(20, 1).replace(/\n.*ຈົບ\.$/, '')}\n35\n\f${page(20, 2)}\n`],
    ['a column', `${page(20, 1)}\n\n12\n14\n9\n\f${page(20, 2)}\n`],
    ['figures of a bulletin', `ຜູ້ປ່ວຍໃໝ່\n64\n\n${prose}\n\nຫາຍດີ\n19\n\n${prose}\n`],
    ['the label of an item', `${page(20, 1)}\n\n2.\n\f${page(20, 2)}\n`],
    ['a number amid a page', `${page(9, 1)}\n12\n${page(9, 2)}\n`]
  ])('stay where they may be %s', (_, source) => {
    expect(removedFrom(source)).toEqual([])
  })
})

describe('running heads', () => {
  it('go from the second page on, whatever was misread', () => {
    const heads = [
      'ແຜນພັດທະນາເມືອງນາແກ ປີ 2024',
      'ແຜນຜັດທະນາເມືອງນາແກ ປີ 2024',
      'ແຜນພັດທະນາເມືອງນາແກ ບີ 2024'
    ]
    const source = heads.map((head, at) => `${head}\n${page(16, at)}\n`).join('\f')
    expect(removedFrom(source)).toEqual([
      ['running head', heads[1]],
      ['running head', heads[2]]
    ])
  })

  it('go from two pages that a number parts', () => {
    const head = 'ບົດລາຍງານປະຈຳປີຂອງຫ້ອງການກະສິກຳ'
    const source = `${head}\n${page(20, 1)}\n\n- 1 -\n${head}\n${page(20, 2)}\n\n- 2 -\n`
    expect(removedFrom(source).map(([reason]) => reason)).toEqual([
      'page number',
      'running head',
      'page number'
    ])
  })

  it('go all where the first page has none', () => {
    const head = 'ບົດລາຍງານປະຈຳປີຂອງຫ້ອງການກະສິກຳ'
    const source = `ບົດລາຍງານ\n${page(20, 1)}\n\f${head}\n${page(20, 2)}\n\f${head}\n${page(20, 3)}\n`
    expect(removedFrom(source)).toEqual([
      ['running head', head],
      ['running head', head]
    ])
  })

  it('go where they say again what the title says over two lines', () => {
    const source = `ແຈ້ງການ\nກ່ຽວກັບການປິດທາງ\nສາຍແຄມນ້ຳ ປີ 2024\n${page(20, 1)}\n\fການປິດທາງ ສາຍແຄມນ້ຳ\n${page(20, 2)}\n`
    expect(removedFrom(source)).toEqual([['running head', 'ການປິດທາງ ສາຍແຄມນ້ຳ']])
  })

  it('are no lines of running text, which are as wide as the page', () => {
    const [line] = page(16, 1).split('\n')
    const source = (head: string): string =>
      `ແຈ້ງການ\n${page(16, 4)}\n\n- 1 -\n\f${head}\n${page(16, 2)}\n\n- 2 -\n\f${head}\n${page(16, 3)}\n\n- 3 -\n`
    const headsOf = (head: string): number =>
      removedFrom(source(head)).filter(([reason]) => reason === 'running head').length
    expect(headsOf(line!)).toBe(0)
    expect(headsOf('ບົດລາຍງານປະຈຳປີຂອງຫ້ອງການ')).toBe(2)
  })

  it('are no lines of the text that return', () => {
    const source = `${page(16, 1)}\nມີດັ່ງນີ້:\n${page(16, 2)}\nມີດັ່ງນີ້:\n${page(16, 3)}\n`
    expect(removedFrom(source)).toEqual([])
  })
})

describe('a table of contents', () => {
  it('goes with its title, over several lines, and with tabs', () => {
    const source = `ບົດແນະນຳ\n\nສາລະບານ\nບົດນຳ ......... 1\nພາກທີ I ສະພາບລວມຂອງວຽກງານຊົນລະປະທານ\nໃນໄລຍະຜ່ານມາ …… 3\nພາກທີ II ແຜນ\t12\n\n${prose}\n`
    expect(removedFrom(source).map(([reason]) => reason)).toEqual(
      Array.from({length: 5}, () => 'table of contents')
    )
  })

  it('is no form to fill in', () => {
    expect(removedFrom('ຊື່ ........... 1\nອາຍຸ ...........\nວັນທີ ......../......./ 20\n')).toEqual([])
  })
})

const title = 'ບ້ານໂພນງາມ ເປີດຕະຫຼາດນັດຜັກສົດ ຢູ່ແຄມນ້ຳ'

describe('a news page', () => {
  const top = [
    'ໜັງສືພິມແຄມນ້ຳ',
    'www.khaemnam.example',
    '',
    'ໜ້າຫຼັກ | ຂ່າວ | ເສດຖະກິດ | ສັງຄົມ | ຕິດຕໍ່',
    'ລາວ | English',
    'ໜ້າຫຼັກ » ຂ່າວ » ສັງຄົມ',
    ''
  ]
  const article = [title, '12 ມີນາ 2024', '', prose, '', 'ພາບ: ບຸນມີ', '', prose, '']
  const foot = [
    'Share: Facebook | Line',
    'Tags: ຜັກ, ຕະຫຼາດ',
    '#ຜັກສົດ #ຕະຫຼາດນັດ',
    'ອ່ານແລ້ວ 2.318 ເທື່ອ',
    '',
    'ຂ່າວກ່ອນໜ້າ: ຝົນຕົກໜັກໃນພາກເໜືອ',
    '',
    'ຂ່າວທີ່ກ່ຽວຂ້ອງ',
    '• ນັກຮຽນປູກຕົ້ນໄມ້ 500 ຕົ້ນ',
    '9 ມີນາ 2024',
    '• ຂົວແຫ່ງໃໝ່ ຈະເປີດໃຊ້ໃນເດືອນໜ້າ',
    '7 ມີນາ 2024',
    '',
    'ສະແດງຄວາມຄິດເຫັນ',
    'ຊື່ຂອງທ່ານ *',
    'Email *',
    '',
    'ຕິດຕໍ່: ບ້ານໂພນງາມ ເມືອງນາແກ',
    'ໂທລະສັບ: 020 5555 0000',
    'info@khaemnam.example',
    'ເວັບໄຊນີ້ໃຊ້ຄຸກກີ້ ເພື່ອໃຫ້ບໍລິການດີຂຶ້ນ',
    'Accept all',
    '© 2024 ໜັງສືພິມແຄມນ້ຳ'
  ]

  it('keeps its article alone', () => {
    const source = [...top, ...article, ...foot].join('\n')
    const gone = new Set(removedFrom(source).map(([, line]) => line))
    expect([...top, ...article, ...foot].filter((line) => line !== '' && !gone.has(line))).toEqual(
      article.filter((line) => line !== '')
    )
  })

  it('keeps its article where a list of other pages stands amid it', () => {
    const amid = ['ອ່ານເພີ່ມເຕີມ:', 'ຝົນຕົກໜັກໃນພາກເໜືອ', '', 'ຂ່າວອື່ນໆ', 'ນ້ຳຂຶ້ນສູງ', 'ທາງຂາດ']
    const text = [title, '', prose, '', ...amid, '', 'ແຜນໃນຕໍ່ໜ້າ', '', prose, '']
    const gone = removedFrom([...top, ...text, ...foot].join('\n')).map(([, line]) => line!)
    expect(text.filter((line) => line !== '' && !gone.includes(line))).toEqual([
      title,
      prose,
      'ແຜນໃນຕໍ່ໜ້າ',
      prose
    ])
    expect(gone).toEqual(expect.arrayContaining(amid.filter((line) => line !== '')))
    // Without the signs of a site nothing but words speaks for it.
    expect(removedFrom(text.join('\n'))).toEqual([])
  })

  it('keeps the title of an article that stands above the menu', () => {
    const source = `${title}\nໜ້າຫຼັກ | ຂ່າວ | ຕິດຕໍ່\n\n${prose}\n\n${prose}\n`
    expect(removedFrom(source).map(([, line]) => line)).toEqual(['ໜ້າຫຼັກ | ຂ່າວ | ຕິດຕໍ່'])
  })

  it('keeps what is told of its article, short as it is, beside share bars', () => {
    const told = ['ແຫຼ່ງຂ່າວ: ວິທະຍຸແຄມນ້ຳ', 'ສົມຫວັງ']
    const source = [
      title,
      '',
      prose,
      '',
      told[0],
      'ແທັກ: ນ້ຳ',
      'ແບ່ງປັນ: Facebook',
      told[1],
      'ຄຳເຫັນ (3)'
    ].join('\n')
    expect(removedFrom(source).map(([, line]) => line)).toEqual([
      'ແທັກ: ນ້ຳ',
      'ແບ່ງປັນ: Facebook',
      'ຄຳເຫັນ (3)'
    ])
  })

  it('tells lists that follow one another apart', () => {
    const source = `${prose}\n\nສະແດງຄວາມຄິດເຫັນ\n\nຂ່າວຫຼ້າສຸດ\nນ້ຳຂຶ້ນສູງ\n\n${siteFoot}`
    expect(removedFrom(source).slice(0, 3)).toEqual([
      ['comment form', 'ສະແດງຄວາມຄິດເຫັນ'],
      ['related pages', 'ຂ່າວຫຼ້າສຸດ'],
      ['related pages', 'ນ້ຳຂຶ້ນສູງ']
    ])
  })

  it('is no letter with an address', () => {
    const source = `ຫ້ອງການກະສິກຳ\nໂທລະສັບ: 020 5555 0000\n\n${prose}\n\nໂທລະສັບ: 020 5555 0001\n`
    expect(removedFrom(source)).toEqual([])
  })
})

describe('furniture that is kept', () => {
  const source = `${prose}\n\n- 2 -\n\n${prose}\n`

  it('stays where it stands, and is listed', () => {
    const {text, corrections} = correct(source, {ruleset, keepFurniture: true}).corrected
    expect(text).toBe(source)
    const listed = corrections.map(({rule, status, before}) => [rule, status, before])
    expect(listed).toEqual([['furniture/page-number', 'suggested', '- 2 -\n']])
  })

  it('leaves the rulers of a table out all the same', () => {
    const table = '| ແຂວງ | ຄົນ |\n|------|-----|\n| ທ່າຄຳ | 12 |\n| ນ້ຳໃສ | 15 |\n'
    const removed = (keepFurniture: boolean): string[] =>
      correct(table, {ruleset, keepFurniture}).corrected.corrections.map(
        ({rule, status}) => `${rule} ${status}`
      )
    expect(removed(true)).toEqual(removed(false))
    expect(removed(true)).toContain('lines/table-ruler applied')
  })
})

describe('time', () => {
  it.each([
    ['numbers', `${page(20, 1)}\n\n12\n\f`],
    ['heads', `ບົດລາຍງານປະຈຳປີຂອງຫ້ອງການ\n${page(5, 1)}\n\f`],
    ['lists', 'ຂ່າວທີ່ກ່ຽວຂ້ອງ\nນ້ຳຂຶ້ນສູງ\n'],
    ['entries', 'ນ້ຳ ........ 1\n'],
    ['tables', 'ພາກ 1 ນ້ຳ .... 1\nພາກ 2 ໄຟ .... 3\nພາກ 3 ທາງ .... 9\n\nນ້ຳ\n'],
    ['menus', 'ໜ້າຫຼັກ | ຂ່າວ | ຕິດຕໍ່\n\n']
  ])('grows with the text alone, for many %s', (_, part) => {
    const time = (times: number): number => {
      const source = part.repeat(times)
      const began = performance.now()
      correct(source, {ruleset})
      return performance.now() - began
    }
    time(40)
    const best = (times: number): number => Math.min(time(times), time(times), time(times))
    expect(best(1600)).toBeLessThan(8 * 5 * Math.max(10, best(200)))
  })
})
