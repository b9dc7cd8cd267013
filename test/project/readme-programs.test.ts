import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {transformSync} from 'esbuild'
import {describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(`${root}/README.md`, 'utf8')
const programs = Array.from(readme.matchAll(/^```ts\n([^]*?)^```$/gm), ([, code]) => code!)

/** What the comments behind `console.log` say is printed; `…` stands for anything. */
function promised(code: string): string {
  return Array.from(code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm), ([, text]) => text!).join(
    '\n'
  )
}

function print(code: string): string {
  const script = transformSync(code, {loader: 'ts', format: 'esm'}).code
  const args = ['--input-type=module', '--eval', script]
  // The package finds itself by its name.
  return execFileSync(process.execPath, args, {cwd: root, encoding: 'utf8'}).trim()
}

describe('the programs of the README', () => {
  it('are there', () => {
    expect(programs.length).toBeGreaterThanOrEqual(5)
  })

  it.each(programs)('prints what its comments say: %s', (code) => {
    const expected = promised(code)
    expect(expected).not.toBe('')
    const parts = expected.split('…').map((part) => part.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&'))
    expect(print(code)).toMatch(new RegExp(`^${parts.join('[^]*')}$`))
  })
})
