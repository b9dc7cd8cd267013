/**
 * Bounds what is in work at once, in number and in weight: whoever brings more waits.
 * One piece heavier than the whole window goes alone.
 */
export class Window {
  readonly #count: number
  readonly #weight: number
  #pieces = 0
  #load = 0
  #waiting: (() => void) | undefined

  /**
   * @param count How many pieces.
   * @param weight What they may weigh together.
   */
  constructor(count: number, weight: number) {
    this.#count = count
    this.#weight = weight
  }

  /** Waits until there is room, and takes it. One caller at a time. */
  async enter(weight: number): Promise<void> {
    while (
      this.#pieces > 0 &&
      (this.#pieces >= this.#count || this.#load + weight > this.#weight)
    ) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
    this.#pieces++
    this.#load += weight
  }

  leave(weight: number): void {
    this.#pieces--
    this.#load -= weight
    this.#waiting?.()
    this.#waiting = undefined
  }
}
