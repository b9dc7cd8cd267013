import {existsSync} from 'node:fs'
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core'

/** Where Debian puts it; `CHROMIUM` names another place. */
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether there is a browser to test in. */
export const hasBrowser = existsSync(executablePath)

/** @returns A browser that runs as root and talks to nobody. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ]
  })
}

/** A page, and what the browser had to complain of. */
export interface OpenPage {
  readonly page: Page
  readonly complaints: string[]
}

/**
 * @param browser A browser.
 * @param file The review page.
 * @param options How the reader's browser is set.
 * @returns The page, open, in a browser that knows nothing of earlier visits.
 */
export async function openPage(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {}
): Promise<OpenPage> {
  const context = await browser.newContext({locale: 'en-US', ...options})
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const address = request.url()
    if (!/^(?:file|data|blob):/.test(address)) complaints.push(`asked for ${address}`)
  })
  await page.goto(`file://${encodeURI(file)}`)
  return {page, complaints}
}
