import type { Element } from '@tenantry/schema';

import type { RequestDocument } from './document.ts';

/** The requests of a batch: one for each data node, each with the shared data, context and procedure. Source: mpf-engine.md 4 */
export function splitBatch({ globalData, data, contextElement, prefixes, procedure }: RequestDocument): Element[] {
  const shared = [globalData, contextElement, procedure?.element].filter((part) => part !== undefined);
  return data.map((node) => ({ name: 'request', attributes: { ...prefixes }, children: [node, ...shared] }));
}
