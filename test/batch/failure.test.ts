import {expect, it} from 'vitest'
import {messageOf} from '../../src/batch/base/failure.ts'

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), {code})
}

it.each([
  ['ENOSPC', 'ENOSPC: no space left on device, write', 'the disk is full'],
  ['EDQUOT', 'EDQUOT: disk quota exceeded, write', 'the disk is full'],
  [
    'ENOENT',
    "ENOENT: no such file or directory, open 'page.txt'",
    'no such file or directory: page.txt'
  ],
  ['EIO', 'EIO: i/o error, read', 'i/o error'],
  ['ERR_INVALID_ARG_TYPE', 'an argument', 'an argument']
])('says what %s means', (code, message, said) => {
  expect(messageOf(systemError(code, message))).toBe(said)
})
