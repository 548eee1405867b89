import { detectFlavour } from '../ldap/detect-flavour.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import type { LdapOptions } from '../ldap/ldap-options.ts';
import { type Prepared, prepare } from './preparation.ts';
import { prepareActiveDirectory } from './prepare-active-directory.ts';
import { prepareTree } from './prepare-tree.ts';

export interface PrepareOptions {
  /** Only tell what would be done. */
  readonly plan: boolean;
  /** Name of the unit of the hosting organization. */
  readonly hostingUnit: string;
}

/** Gives a directory what it needs before it can host; tells each thing as it is done, or that it was there. */
export async function* prepareDirectory(
  options: LdapOptions,
  { plan, hostingUnit }: PrepareOptions,
): AsyncIterable<Prepared> {
  const flavour = await detectFlavour(options);
  const port = createLdapDirectory(options, flavour);
  try {
    const preparations =
      flavour.name === 'active-directory'
        ? prepareActiveDirectory(port, { account: options.bindDn, hostingUnit })
        : prepareTree(port);
    yield* prepare(preparations, { plan });
  } finally {
    await port.close();
  }
}
