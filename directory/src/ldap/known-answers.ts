/**
 * How many entries a server is known to give in one answer. One that gives fewer than it found, for a limit of its own, says
 * so; but the library keeps that to itself where we gave a limit, too. So an answer is whole only when the server is known
 * to give larger ones.
 */
export class KnownAnswers {
  #largest = 0;

  /**
   * Whether an answer with so many entries has all that there are.
   * @param probe gives how many come when many are asked for; asked when that is not known yet
   */
  async isWhole(entries: number, probe: () => Promise<number>): Promise<boolean> {
    if (entries === 0 || entries < this.#largest) return true;
    this.#largest = Math.max(this.#largest, await probe());
    return entries < this.#largest;
  }

  /** A connection was lost: the server may have other limits when it is back. */
  forget(): void {
    this.#largest = 0;
  }
}
