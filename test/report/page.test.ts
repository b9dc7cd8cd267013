import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readDecisions, type DocumentRecord} from '../../src/index.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from '../cli/laodoc.ts'
import {hasBrowser, launchBrowser, openPage, type OpenPage} from './browser.ts'
import {foundRecord, recordOf, writePage} from './page-of.ts'
import {hostileName, makeReviewBatch} from './review-batch.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly {readonly html: string}[]
}

/** @returns What a checker of accessibility finds serious, a line each. */
async function findFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<AxeResult[]>('axe.run().then(({violations}) => violations)')
  return found
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`)
}

describe.skipIf(!hasBrowser)('the review page in a browser (needs Chromium)', () => {
  let browser: Browser
  let cwd: string
  let file: string

  beforeAll(async () => {
    const batch = makeReviewBatch()
    cwd = batch.cwd
    file = batch.page
    browser = await launchBrowser()
  })

  afterAll(async () => {
    await browser.close()
  })

  const open = (options = {}): Promise<OpenPage> => openPage(browser, file, options)

  async function openNotice(options = {}): Promise<OpenPage> {
    const opened = await open(options)
    await opened.page.click('text=a/notice.txt')
    await opened.page.waitForSelector('.text .row')
    return opened
  }

  const position = (page: Page) => page.textContent('.position')
  const current = (page: Page) => page.textContent('.mark.current')

  it('lists the documents, the worst first, and those that were not done', async () => {
    const {page, complaints} = await open()
    const paths = await page.locator('#list tbody .path').allTextContents()
    expect(paths).toHaveLength(3)
    expect(paths[0]).toBe('a/notice.txt')
    const rates = await page.locator('#list tbody td:nth-child(2)').allTextContents()
    expect(rates.map(parseFloat)).toEqual(rates.map(parseFloat).toSorted((a, b) => b - a))
    expect(await page.textContent('#overview')).toContain('INVALID_UTF8')
    expect(await page.locator('svg.plot').count()).toBe(3)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows the source beside the result, marks, suspects and what was removed', async () => {
    const {page, complaints} = await openNotice()
    const side = async (name: string) =>
      (await page.locator(`.cell[data-side="${name}"]`).allTextContents()).join('\n')
    expect(await side('source')).toContain('ສະມາຊິກຝັກ ແລະ ຝະນັກງານ')
    expect(await side('source')).toContain('[bookmark: _GoBack]')
    expect(await side('result')).toContain('ສະມາຊິກພັກ ແລະ ພະນັກງານ')
    expect(await side('result')).not.toContain('bookmark')
    expect(await page.textContent('.text .was.removed')).toBe('[bookmark: _GoBack]')
    expect(await page.textContent('.cell[data-side="result"] .suspect')).toBe('សូមអរគុណ')
    expect(await page.getAttribute('.cell .suspect', 'lang')).toBe('km')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('goes from change to change by keys, also on a Lao keyboard', async () => {
    const {page} = await openNotice()
    expect(await position(page)).toMatch(/^10 changes/)
    await page.keyboard.press('n')
    expect(await position(page)).toBe('Change 1 of 10')
    expect(await current(page)).toBe('໐')
    expect(await page.textContent('.inspector')).toContain('foreign/foreign-digit')
    expect(await page.textContent('.inspector .description')).toContain('digit')
    expect(await page.textContent('.inspector')).toContain('98')
    expect(await page.textContent('#live')).toMatch(/Change 1 of 10.*០ becomes ໐/)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('p')
    expect(await position(page)).toBe('Change 2 of 10')
    // With a Lao layout the key of N types ົ; only its place is known.
    await page.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ົ', code: 'KeyN', bubbles: true}))`
    )
    expect(await position(page)).toBe('Change 3 of 10')
    const focused = await page.evaluate(`document.activeElement.getAttribute('aria-current')`)
    expect(focused).toBe('true')
    await page.context().close()
  })

  it('leaves keys alone in fields, and where they were turned off', async () => {
    const {page} = await openNotice()
    await page.keyboard.press('/')
    await page.keyboard.type('n')
    expect(await page.inputValue('#filter-text')).toBe('n')
    await page.fill('#filter-text', '')
    await page.click('#open-help')
    await page.uncheck('#keys-on')
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    expect(await page.locator('.mark.current').count()).toBe(0)
    await page.context().close()
  })

  it('filters by rule, confidence, type and text', async () => {
    const {page} = await openNotice()
    await page.selectOption('#filter-rule', 'letters/letter-for-letter')
    await page.click('#document-title')
    await page.keyboard.press('n')
    expect(await position(page)).toMatch(/^Change 1 of [23]$/)
    expect(await page.textContent('.inspector')).toContain('letters/letter-for-letter')
    await page.click('button[type=reset]')
    await page.fill('#filter-from', '100')
    await page.dispatchEvent('#filter-from', 'change')
    await expect.poll(() => position(page)).toMatch(/^1 changes/)
    await page.click('button[type=reset]')
    await page.selectOption('#filter-type', 'removed')
    await expect.poll(() => position(page)).toMatch(/^1 changes/)
    await page.click('button[type=reset]')
    await page.uncheck('#filter-routine')
    await expect.poll(() => position(page)).toMatch(/^11 changes/)
    await page.click('button[type=reset]')
    await page.fill('#filter-text', 'ສະມາຊິກພັກ')
    await expect.poll(() => position(page)).toMatch(/^1 changes/)
    await page.click('#to-overview')
    await expect
      .poll(() => page.locator('#list tbody .path').allTextContents())
      .toEqual(['a/notice.txt'])
    await page.context().close()
  })

  it('sorts the list, and narrows it to a rule from the plot', async () => {
    const {page} = await open()
    const first = () => page.textContent('#list tbody tr:first-child .path')
    await page.click('#list thead th:first-child button')
    expect(await first()).toBe(hostileName)
    expect(await page.getAttribute('#list thead th:first-child', 'aria-sort')).toBe('ascending')
    await page.click('[data-rule="foreign/foreign-digit"]')
    expect(await page.locator('#list tbody .path').allTextContents()).toEqual(['a/notice.txt'])
    expect(await page.textContent('#found')).toBe('1 of 3 documents')
    await page.context().close()
  })

  it('accepts, rejects and takes back; the text follows', async () => {
    const {page, complaints} = await openNotice()
    const result = async () =>
      (await page.locator('.cell[data-side="result"]').allTextContents()).join('\n')
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    expect(await position(page)).toBe('Change 2 of 10')
    await page.keyboard.press('r')
    expect(await position(page)).toBe('Change 3 of 10')
    expect(await result()).toContain('ເລກທີ ໐៤໒/ຫປ')
    expect(await page.textContent('#decision-count')).toBe('2 decided · 2 not saved yet')
    await page.keyboard.press('p')
    expect(await page.textContent('#state')).toBe('Rejected')
    await page.keyboard.press('u')
    expect(await result()).toContain('ເລກທີ ໐໔໒/ຫປ')
    expect(await page.textContent('#decision-count')).toMatch(/^1 decided/)
    const before = await result()
    const questions: string[] = []
    page.on('dialog', (dialog) => {
      questions.push(dialog.message())
      void (questions.length === 1 ? dialog.dismiss() : dialog.accept())
    })
    await page.click('#reject-all')
    expect(questions).toEqual([expect.stringContaining('Reject 10 changes')])
    expect(await result()).toBe(before)
    await page.click('#reject-all')
    expect(await page.textContent('#decision-count')).toMatch(/^10 decided/)
    expect(await result()).toContain('[bookmark: _GoBack]')
    await page.click('#undo-last')
    expect(await page.textContent('#decision-count')).toMatch(/^1 decided/)
    expect(await result()).toBe(before)
    for (let steps = 0; steps < 3; steps++) await page.keyboard.press('z')
    expect(await page.textContent('#decision-count')).toBe('0 decided')
    expect(await page.isDisabled('#undo-last')).toBe(true)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('keeps decisions when the page is closed by accident', async () => {
    const {page} = await openNotice()
    await page.keyboard.press('n')
    await page.keyboard.press('r')
    await page.reload()
    expect(await page.textContent('#decision-count')).toBe('1 decided · 1 not saved yet')
    await page.waitForSelector('.text .mark.reject')
    expect(await page.textContent('.text .mark.reject')).toBe('០')
    await page.context().close()
  })

  it('saves a file that the next run obeys, and takes up what it said', async () => {
    const {page} = await openNotice()
    await page.keyboard.press('n')
    await page.keyboard.press('r')
    await page.fill('#filter-text', 'ສະມາຊິກພັກ')
    await expect.poll(() => position(page)).toMatch(/^1 changes/)
    await page.click('#document-title')
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.fill('#note', 'ສະມາຊິກຂອງພັກ')
    await page.press('#note', 'Tab')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')])
    expect(download.suggestedFilename()).toBe('decisions.yaml')
    expect(await page.textContent('#decision-count')).toBe('2 decided')
    const decisions = readFileSync(await download.path(), 'utf8')
    await page.context().close()

    const read = readDecisions('decisions.yaml', decisions)
    expect(read).toMatchObject({documents: [{path: 'a/notice.txt'}]})
    writeFileSync(join(cwd, 'decisions.yaml'), decisions)
    const args = ['run', 'in', '-o', 'again', '--decisions', 'decisions.yaml']
    expect(laodoc(args, {cwd}).stderr).toContain('3 done')
    const record = JSON.parse(
      readFileSync(join(cwd, 'again', 'a', 'notice.json'), 'utf8')
    ) as DocumentRecord
    expect(record.corrected).toContain('ເລກທີ ០໔໒/ຫປ')
    expect(record.decisions).toMatchObject([
      {verdict: 'reject', outcome: 'refused'},
      {verdict: 'accept', outcome: 'applied', note: 'ສະມາຊິກຂອງພັກ'}
    ])

    expect(laodoc(['report', 'again'], {cwd}).status).toBe(0)
    const next = await openPage(browser, join(cwd, 'again', 'report.html'))
    expect(await next.page.textContent('#decision-count')).toBe('2 decided')
    await next.page.click('text=a/notice.txt')
    expect(await next.page.textContent('.text .mark.accept')).toBe('ພັ')
    expect(await next.page.textContent('.text .mark.reject')).toBe('០')
    await next.page.click('.text .mark.reject')
    await next.page.keyboard.press('a')
    const [second] = await Promise.all([
      next.page.waitForEvent('download'),
      next.page.keyboard.press('s')
    ])
    const later = readFileSync(await second.path(), 'utf8')
    expect(later).toBe(decisions.replace('verdict: reject', 'verdict: accept'))
    await next.page.context().close()
  })

  it('makes only one of two changes in the same place', async () => {
    const record = recordOf('one.txt', 'ຄະນະກໍາມະການ')
    const [first] = record.corrections
    const other = {...first!, after: 'ັ', kind: 'confusion' as const, rule: 'letters/other'}
    const {html} = await writePage([foundRecord({...record, suggestions: [other]})])
    const one = join(temporaryFolder({'one.html': html}), 'one.html')
    const {page} = await openPage(browser, one)
    await page.uncheck('#filter-routine')
    await page.click('text=one.txt')
    const result = () => page.textContent('.cell[data-side="result"]')
    expect(await result()).toBe('ຄະນະກຳມະການ')
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.keyboard.press('a')
    expect(await result()).toBe('ຄະນະກັມະການ')
    expect(await page.textContent('#decision-count')).toMatch(/^1 decided/)
    expect(await page.textContent('#live')).toContain('taken back')
    expect(await page.textContent('.shared')).toContain('marks/split-am')
    await page.context().close()
  })

  it('shows a book in parts, and goes to changes in all of them', async () => {
    const lines = Array.from({length: 1000}, (_, index) => `ແຖວທີ່ ${index + 1}.\n`)
    const {html} = await writePage([
      foundRecord(recordOf('book.txt', `ກໍາ\n\n${lines.join('\n')}\nຄະນະກໍາມະການ\n`))
    ])
    const book = join(temporaryFolder({'book.html': html}), 'book.html')
    const {page, complaints} = await openPage(browser, book)
    await page.uncheck('#filter-routine')
    await page.click('text=book.txt')
    const rows = page.locator('.text .row')
    await rows.first().waitFor()
    const count = await rows.count()
    expect(count).toBeLessThan(1000)
    await page.click('.texts .pager button:last-child')
    expect(await rows.first().textContent()).toContain(`ແຖວທີ່ ${count}`)
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    expect(await page.textContent('.text .mark.current')).toBe('ກຳ')
    expect(await rows.last().textContent()).toContain('ຄະນະ')
    await page.keyboard.press('p')
    expect(await rows.first().textContent()).toContain('ກຳ')
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    expect(await rows.count()).toBe(1002)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows hostile text and names as text', async () => {
    const {page, complaints} = await open()
    await page.click(`text=${hostileName}`)
    await page.waitForSelector('.text .row')
    expect(await page.textContent('#document-title')).toBe(hostileName)
    expect(await page.textContent('.cell[data-side="source"]')).toContain('</script><img src=x')
    expect(await page.locator('#document img, #document script, #document b').count()).toBe(0)
    expect(await page.title()).not.toBe('taken')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each([
    ['en-US', 'light'],
    ['en-US', 'dark'],
    ['lo', 'light'],
    ['lo', 'dark']
  ] as const)(
    'has no serious fault for those who need help to read: %s, %s',
    async (locale, colorScheme) => {
      const {page, complaints} = await open({locale, colorScheme})
      expect(await page.getAttribute('html', 'lang')).toBe(locale.slice(0, 2))
      expect(await findFaults(page)).toEqual([])
      await page.click('text=a/notice.txt')
      await page.waitForSelector('.text .row')
      await page.keyboard.press('n')
      await page.keyboard.press('a')
      await page.keyboard.press('r')
      await page.click('#changes summary')
      expect(await findFaults(page)).toEqual([])
      await page.keyboard.press('?')
      expect(await findFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    }
  )

  it('speaks the language that is chosen, everywhere', async () => {
    const {page} = await openNotice()
    await page.keyboard.press('n')
    await page.click('#language')
    expect(await page.textContent('#accept')).toContain('ຍອມຮັບ')
    expect(await position(page)).toBe('ການປ່ຽນແປງ 1 ໃນ 10')
    await page.reload()
    expect(await page.textContent('#save')).toBe('ບັນທຶກການຕັດສິນ')
    await page.context().close()
  })

  it.each([1440, 390])('needs no scrolling sideways at a width of %i', async (width) => {
    const {page} = await openNotice({viewport: {width, height: 800}})
    await page.keyboard.press('n')
    const overhang = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overhang)).toBe(0)
    await page.click('#to-overview')
    expect(await page.evaluate(overhang)).toBe(0)
    await page.context().close()
  })

  it('prints the texts and all changes, without what paper cannot do', async () => {
    const {page} = await openNotice()
    await page.keyboard.press('n')
    await page.keyboard.press('a')
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    await page.emulateMedia({media: 'print'})
    for (const gone of ['.top', '.filter', '.inspector']) {
      expect(await page.isVisible(gone), gone).toBe(false)
    }
    expect(await page.isVisible('.text')).toBe(true)
    expect(await page.locator('#changes tbody tr').count()).toBe(10)
    expect(await page.locator('#changes tbody tr').first().textContent()).toContain('Accepted')
    const number = `getComputedStyle(document.querySelector('.text .mark.accept'), '::after').content`
    expect(await page.evaluate(number)).toContain('1')
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    expect(await page.isVisible('#changes table')).toBe(false)
    await page.context().close()
  })
})
