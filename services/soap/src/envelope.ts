import { attributeName, type Element, elementName, scopeOf, type XmlName, type XmlScope } from '@tenantry/schema';

import { EnvelopeInvalid, VersionMismatch } from './errors.ts';
import { type SoapVersion, soapVersions } from './soap-version.ts';

/** A message as far as it does not depend on the service. */
export interface Envelope {
  readonly version: SoapVersion;
  /** The only child of the body, with its name and the prefixes that hold inside it. */
  readonly content: Element;
  readonly name: XmlName;
  readonly scope: XmlScope;
  /** Headers for us that must be understood: none is. */
  readonly notUnderstood: readonly XmlName[];
}

/** The version of an envelope; undefined when it is none that is spoken here. */
export function versionOf(root: Element): SoapVersion | undefined {
  const { namespace, local } = elementName(root, scopeOf(root));
  return local === 'Envelope' ? soapVersions.find(({ envelope }) => envelope === namespace) : undefined;
}

/** Reads an envelope. Headers are not used. */
export function readEnvelope(root: Element): Envelope {
  const scope = scopeOf(root);
  const { namespace, local } = elementName(root, scope);
  if (local !== 'Envelope') throw EnvelopeInvalid(`the root element "${local}"`, '"Envelope"');
  const version = versionOf(root);
  if (!version) throw VersionMismatch(namespace);

  const parts = root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [{ element: child, scope: scopeOf(child, scope) }],
  );
  if (parts.length < root.children.length) throw EnvelopeInvalid('text in the envelope', 'elements only');
  const isPart = (index: number, name: string) => {
    const part = parts[index];
    if (!part) return false;
    const found = elementName(part.element, part.scope);
    return found.namespace === version.envelope && found.local === name;
  };
  const bodyIndex = isPart(0, 'Header') ? 1 : 0;
  const body = parts[bodyIndex];
  if (!body || !isPart(bodyIndex, 'Body') || parts.length !== bodyIndex + 1) {
    throw EnvelopeInvalid('an envelope of other parts', 'an optional Header, then a Body, then nothing');
  }
  const [header] = parts;
  const notUnderstood = bodyIndex === 1 && header ? blocksToUnderstand(header, version) : [];
  return { version, notUnderstood, ...contentOf(body) };
}

interface Part {
  readonly element: Element;
  readonly scope: XmlScope;
}

function contentOf(body: Part): Omit<Envelope, 'version' | 'notUnderstood'> {
  const [content, ...others] = body.element.children;
  if (content === undefined || typeof content === 'string' || others.length > 0) {
    const found =
      content === undefined ? 'an empty body' : `a body with ${others.length > 0 ? 'several parts' : 'text'}`;
    throw EnvelopeInvalid(found, 'a body with the element of one method');
  }
  const scope = scopeOf(content, body.scope);
  return { content, name: elementName(content, scope), scope };
}

function blocksToUnderstand(header: Part, version: SoapVersion): XmlName[] {
  const found: XmlName[] = [];
  for (const block of header.element.children) {
    if (typeof block === 'string') throw EnvelopeInvalid('text in the header', 'elements only');
    const scope = scopeOf(block, header.scope);
    const attributes = new Map<string, string>();
    for (const [name, value] of Object.entries(block.attributes)) {
      const { namespace, local } = attributeName(name, scope);
      if (namespace === version.envelope) attributes.set(local, value.trim());
    }
    const isOurs = version.ownRoles.includes(attributes.get(version.role) ?? '');
    if (isOurs && ['1', 'true'].includes(attributes.get('mustUnderstand') ?? '')) found.push(elementName(block, scope));
  }
  return found;
}
