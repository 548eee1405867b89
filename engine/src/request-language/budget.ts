import { TooMuchWork } from './errors.ts';

// A document of the largest size may be copied several times; a loop that doubles its data is stopped early.
const mostCopied = 2_000_000;
// About a second of looking around.
const mostVisited = 20_000_000;
// Whatever steps make can be read again as a document (see xmlLimits of schema), with one element around it.
const deepest = 199;

/** What one of many siblings, attributes or pieces of text counts beside a whole element. */
const light = 1 / 8;
const textPart = 1 / 64;

/** What the steps of a procedure may do with documents: how much they look at, and how much they make. */
export class Budget {
  #visited = 0;
  #copied: number;

  /** @param around budget of the steps around: what they hold counts here, too */
  constructor(around?: Budget) {
    this.#copied = around?.copied ?? 0;
  }

  /** Elements made so far. */
  get copied(): number {
    return this.#copied;
  }

  /** Elements that are looked into. Throws REQUEST_TOO_MUCH_WORK. */
  visit(elements: number): void {
    this.#visited += elements;
    if (this.#visited > mostVisited) throw TooMuchWork('look at', `${mostVisited} elements`);
  }

  /** Nodes that are only passed over. Throws REQUEST_TOO_MUCH_WORK. */
  scan(nodes: number): void {
    this.visit(nodes * light);
  }

  /** Text that is read. Throws REQUEST_TOO_MUCH_WORK. */
  read(text: string): void {
    this.visit(text.length * textPart);
  }

  /** An element that is made, with so many attributes and pieces of text. Throws REQUEST_TOO_MUCH_WORK. */
  make(attributes: number, texts: number): void {
    this.#copied += 1 + (attributes + texts) * light;
    if (this.#copied > mostCopied) throw TooMuchWork('make', `${mostCopied} elements`);
  }

  /** Text that is made. Throws REQUEST_TOO_MUCH_WORK. */
  write(text: string): void {
    this.#copied += light + text.length * textPart;
    if (this.#copied > mostCopied) throw TooMuchWork('make', `${mostCopied} elements`);
  }

  /** Throws REQUEST_TOO_MUCH_WORK when documents grow too deep. */
  depth(levels: number): void {
    if (levels > deepest) throw TooMuchWork('nest elements', `${deepest} deep`);
  }
}
