import {Script} from 'node:vm'
import {DocumentFailure, systemCode} from '../base/failure.ts'

const slot = Symbol.for('laodoc.deadline')
const holder = globalThis as {[slot]?: (() => void) | undefined}

/**
 * Code run by a Script is the one thing that a thread can interrupt in itself; the function is
 * handed over by a global name because the interruption covers the script's own run alone.
 */
const script = new Script(`globalThis[Symbol.for('laodoc.deadline')]()`)

/**
 * Runs a function, and stops it in mid-loop when it takes too long.
 *
 * @param action What to run; synchronous.
 * @param milliseconds How long it may take.
 * @returns What it returns.
 * @throws DocumentFailure `TIMEOUT`; what the function throws.
 */
export function runWithDeadline<T>(action: () => T, milliseconds: number): T {
  let result: {readonly value: T} | undefined
  holder[slot] = () => {
    result = {value: action()}
  }
  try {
    script.runInThisContext({timeout: milliseconds})
  } catch (error) {
    if (systemCode(error) !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new DocumentFailure('TIMEOUT', `not done after ${milliseconds / 1000} s`)
  } finally {
    holder[slot] = undefined
  }
  return result!.value
}
