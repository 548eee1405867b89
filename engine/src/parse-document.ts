import { type Element, parseXml, XmlFault } from '@tenantry/schema';

import { XmlDoctypeRefused, XmlMalformed, XmlTooDeep, XmlTooLarge, XmlTooManyNodes } from './errors.ts';

const kinds = {
  XML_MALFORMED: XmlMalformed,
  XML_TOO_LARGE: XmlTooLarge,
  XML_TOO_DEEP: XmlTooDeep,
  XML_TOO_MANY_NODES: XmlTooManyNodes,
  XML_DOCTYPE_REFUSED: XmlDoctypeRefused,
} as const;

/** Parses a document of a caller. Its faults are errors of the request: XML_MALFORMED and the like. */
export function parseDocument(text: string | Buffer): Element {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlFault) throw kinds[error.code](error.message);
    throw error;
  }
}
