import { TooMuchWork } from './errors.ts';

// A document of the largest size may be copied a few times; a loop that doubles its data is stopped early.
const most = 2_000_000;
const deepest = 400;

/** What the steps of one request may do with documents. Nodes that are visited or copied count one, text by its length. */
export class Budget {
  #spent = 0;

  /** Throws REQUEST_TOO_MUCH_WORK. */
  spend(nodes: number): void {
    this.#spent += nodes;
    if (this.#spent > most) throw TooMuchWork('visit or copy', `${most} nodes`);
  }

  /** Throws REQUEST_TOO_MUCH_WORK when documents grow too deep. */
  depth(levels: number): void {
    if (levels > deepest) throw TooMuchWork('nest elements', `${deepest} deep`);
  }
}
