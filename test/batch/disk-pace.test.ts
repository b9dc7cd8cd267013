import {afterEach, expect, it, vi} from 'vitest'
import {DiskPace} from '../../src/batch/disk/disk-pace.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('asks a quick disk at once, a slow one in the background, and tries that again now and then', () => {
  vi.useFakeTimers({toFake: ['performance']})
  const pace = new DiskPace()
  const ask = (milliseconds: number) => pace.measure(() => vi.advanceTimersByTime(milliseconds))
  for (let question = 0; question < 100; question++) ask(0.1)
  expect(pace.isQuick()).toBe(true)
  for (let question = 0; question < 100; question++) ask(5)
  const answers = Array.from({length: 600}, () => pace.isQuick())
  expect(answers.filter(Boolean)).toHaveLength(2)
  for (let question = 0; question < 100; question++) ask(0.1)
  expect(pace.isQuick()).toBe(true)
})
