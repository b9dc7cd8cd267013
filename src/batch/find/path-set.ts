import {createHash} from 'node:crypto'

/** What is to be known of a set of paths to tell it from another one. */
export interface PathSetFacts {
  readonly documents: number
  /**
   * The sum of the SHA-256 of all paths, modulo 2^256, in hexadecimal: the same in whatever order
   * they come, and the sums of the parts of a set add up to that of the whole.
   */
  readonly sha256Sum: string
}

const modulus = 1n << 256n

/** A set of paths of which only number and digest are kept. */
export class PathSet {
  #documents = 0
  #sum = 0n

  add(path: string): void {
    this.#documents++
    const hash = createHash('sha256').update(path).digest('hex')
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus
  }

  /** @param facts A part of the set that was counted elsewhere. */
  addAll({documents, sha256Sum}: PathSetFacts): void {
    this.#documents += documents
    this.#sum = (this.#sum + BigInt(`0x${sha256Sum}`)) % modulus
  }

  facts(): PathSetFacts {
    return {documents: this.#documents, sha256Sum: this.#sum.toString(16).padStart(64, '0')}
  }
}

/**
 * @param left What is known of a set.
 * @param right What is known of another one.
 * @returns Whether they hold the same paths, each as often.
 */
export function samePaths(left: PathSetFacts, right: PathSetFacts): boolean {
  return left.documents === right.documents && left.sha256Sum === right.sha256Sum
}
