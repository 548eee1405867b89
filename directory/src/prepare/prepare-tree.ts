import type { Attributes } from '../directory.ts';
import { freshDomain, topOf } from '../fresh-domain.ts';
import { addToLdif } from '../ldif.ts';
import type { DirectoryPort } from '../port.ts';
import { loadedSchema } from './loaded-schema.ts';
import type { Place, Preparation } from './preparation.ts';

/**
 * The top of the domain, its containers and an Exchange organization, where the server has no notion of them. The schema and
 * the rules of access are in the configuration of such a server; whether the schema is there is looked up at each one.
 */
export async function* prepareTree(port: DirectoryPort): AsyncIterable<Preparation> {
  for (const each of port.controllers) yield await loadedSchema({ port, controller: each });
  const [controller = ''] = port.controllers;
  const contexts = await port.contexts();
  for (const [dn, attributes] of [topOf(contexts.domain), ...freshDomain(contexts)]) {
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
