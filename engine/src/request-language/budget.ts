import { TooMuchWork } from './errors.ts';

// A document of the largest size may be copied several times; a loop that doubles its data is stopped early.
const mostCopied = 2_000_000;
// One or two seconds of looking around.
const mostVisited = 10_000_000;
// Whatever steps make can be read again as a document (see xmlLimits of schema), with one element around it.
const deepest = 199;

/** What a sibling that is passed over, an attribute or a piece of text counts beside a whole element. */
const light = 1 / 16;
const readPart = 1 / 64;
// Copies share their text, but an answer holds it as often as it is there.
const madePart = 1 / 32;

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
    this.visit(text.length * readPart);
  }

  /** An element that is made. Throws REQUEST_TOO_MUCH_WORK. */
  make(): void {
    this.#spend(1);
  }

  /** Text or an attribute that is made. Throws REQUEST_TOO_MUCH_WORK. */
  write(text: string): void {
    this.#spend(light + text.length * madePart);
  }

  /** Throws REQUEST_TOO_MUCH_WORK when documents grow too deep. */
  depth(levels: number): void {
    if (levels > deepest) throw TooMuchWork('nest elements', `${deepest} deep`);
  }

  #spend(elements: number): void {
    this.#copied += elements;
    if (this.#copied > mostCopied) throw TooMuchWork('make', `${mostCopied} elements`);
  }
}
