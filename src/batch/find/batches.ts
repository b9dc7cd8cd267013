import type {Input} from './input.ts'

/** Documents processed together, and what they weigh. */
export interface Batch {
  readonly inputs: readonly Input[]
  readonly bytes: number
}

/**
 * Starting a task costs as much as a small page, so small documents go together.
 *
 * @param inputs The documents, in order.
 * @param bytes From what size on a batch is full.
 * @param count How many documents fill it, however small.
 * @returns The batches, in order.
 */
export async function* batches(
  inputs: AsyncIterable<Input>,
  bytes: number,
  count: number
): AsyncGenerator<Batch> {
  let pending: Input[] = []
  let size = 0
  for await (const input of inputs) {
    pending.push(input)
    size += input.bytes
    if (size < bytes && pending.length < count) continue
    yield {inputs: pending, bytes: size}
    pending = []
    size = 0
  }
  if (pending.length > 0) yield {inputs: pending, bytes: size}
}
