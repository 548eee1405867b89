/** Name of an element: its code page and its token there, as `page << 8 | token`. Unknown ones are numbers like any other. */
export type Tag = number;

/** An element of a WBXML document as ActiveSync uses it: no attributes, text or bytes or elements inside. */
export interface WbxmlElement {
  readonly tag: Tag;
  readonly content: readonly WbxmlContent[];
}

export type WbxmlContent = WbxmlElement | string | Buffer;

/** An element with what is in it; numbers and texts become text. */
export function element(tag: Tag, ...content: readonly (WbxmlContent | number)[]): WbxmlElement {
  return { tag, content: content.map((each) => (typeof each === 'number' ? String(each) : each)) };
}

/** The first child of that name. */
export function findChild(parent: WbxmlElement | undefined, tag: Tag): WbxmlElement | undefined {
  return parent?.content.find((each): each is WbxmlElement => isElement(each) && each.tag === tag);
}

/** The text of an element without its children; undefined for no element. */
export function textOf(found: WbxmlElement | undefined): string | undefined {
  return found?.content
    .filter((each) => !isElement(each))
    .map((each) => each.toString())
    .join('');
}

/** The text of the first child of that name. */
export function childText(parent: WbxmlElement | undefined, tag: Tag): string | undefined {
  return textOf(findChild(parent, tag));
}

function isElement(content: WbxmlContent): content is WbxmlElement {
  return typeof content === 'object' && 'tag' in content;
}
