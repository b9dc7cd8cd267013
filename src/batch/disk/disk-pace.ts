/** A disk that answers in so many milliseconds is quick. */
const QUICK = 0.5

/** After so many questions in the background, a slow disk is tried again. */
const TRIAL = 256

/**
 * Tells how to ask a disk. One that answers from memory is asked at once: handing the question to
 * another thread takes several times as long as the answer. One that has to be waited for, as over
 * a network, is asked in the background, many questions at a time.
 */
export class DiskPace {
  /** How long answers take, the last ones counting most. */
  #milliseconds = 0
  #waited = 0

  /** @returns Whether to ask at once. */
  isQuick(): boolean {
    if (this.#milliseconds <= QUICK) return true
    this.#waited = (this.#waited + 1) % TRIAL
    return this.#waited === 0
  }

  /**
   * @param question Asks the disk, and waits.
   * @returns The answer.
   * @throws What the question throws.
   */
  measure<T>(question: () => T): T {
    const began = performance.now()
    try {
      return question()
    } finally {
      this.#milliseconds += (performance.now() - began - this.#milliseconds) / 16
    }
  }
}
