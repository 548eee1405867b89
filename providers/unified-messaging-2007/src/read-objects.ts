import { directory } from '@tenantry/directory';
import type { LeafScope } from '@tenantry/engine';
import { domainController, optional } from '@tenantry/schema';

import { describeObject, type Links } from './describe-object.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import type { Kind } from './kinds.ts';
import { listObjects, readUsable } from './named-object.ts';
import type { Settings } from './settings.ts';

/** Input of a procedure that reads one object or all. */
export const readFields = {
  preferredDomainController: domainController(),
  identity: optional(identity('The one to return; without it all.')),
  organization: forOrganization,
};

/** What objects have besides their names. */
export interface Described {
  readonly kind: Kind;
  readonly settings: Settings;
  readonly links?: Links;
}

/** The objects that a request asks for. */
export async function readObjects(
  { input, use, place }: LeafScope<typeof readFields>,
  { kind, settings, links }: Described,
) {
  const organization = await organizationOf(input, () => place('organization'));
  const entries =
    input.identity === undefined
      ? await listObjects(use(directory), { kind, organization })
      : [await readUsable(use(directory), { kind, identity: input.identity, organization })];
  return entries.map((entry) => describeObject(entry, settings, links));
}
