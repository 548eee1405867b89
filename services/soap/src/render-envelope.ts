import { type Element, renderXml } from '@tenantry/schema';

import type { SoapVersion } from './soap-version.ts';

/** A whole message. */
export function renderEnvelope(version: SoapVersion, content: Element, headers: readonly Element[] = []): string {
  const header = headers.length > 0 ? [{ name: 'soap:Header', attributes: {}, children: [...headers] }] : [];
  const body = { name: 'soap:Body', attributes: {}, children: [content] };
  const envelope = {
    name: 'soap:Envelope',
    attributes: { 'xmlns:soap': version.envelope },
    children: [...header, body],
  };
  return renderXml(envelope, { declaration: true });
}
