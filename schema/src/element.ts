/** An XML element as a tree. Mutable, because the request language edits documents in place. */
export interface Element {
  /** Name as written, prefix included. */
  name: string;
  /** Attributes as written, in document order; `xmlns` declarations too. */
  attributes: Record<string, string>;
  /** Child elements and pieces of text, in order. */
  children: (Element | string)[];
}
