import type { Attributes } from '../directory.ts';
import { splitDn, valueOf } from '../distinguished-name.ts';
import { freshDomain } from '../fresh-domain.ts';
import { addToLdif } from '../ldif.ts';
import type { DirectoryPort } from '../port.ts';
import type { Place, Preparation } from './preparation.ts';

/**
 * The top of the domain, its containers and an Exchange organization, where the server has no notion of them. The schema and
 * the rules of access are in the configuration of such a server: an entry that its schema does not know is refused by name.
 */
export async function* prepareTree(port: DirectoryPort): AsyncIterable<Preparation> {
  const [controller = ''] = port.controllers;
  const contexts = await port.contexts();
  const [first = ''] = splitDn(contexts.domain);
  const top = { objectClass: ['top', 'domain', 'domainDNS'], dc: [valueOf(first)] };
  for (const [dn, attributes] of [[contexts.domain, top] as const, ...freshDomain(contexts)]) {
    yield await present({ port, controller }, dn, attributes);
  }
}

/** An entry that has to be there. */
export async function present({ port, controller }: Place, dn: string, attributes: Attributes): Promise<Preparation> {
  const isThere = (await port.find(controller, { dn }, [])) !== undefined;
  return {
    title: dn,
    changes: isThere ? [] : [addToLdif(dn, attributes)],
    apply: async () => {
      await port.add(controller, dn, attributes);
    },
  };
}
