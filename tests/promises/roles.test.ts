import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type PublicProcedure, publicProcedures } from '@tenantry/cli/isolation';
import { compareSnapshots } from '@tenantry/cli/snapshot';
import { callOf, requestFor } from '@tenantry/cli/two-tenants';
import { type Hosting, hosting, isThorough } from '@tenantry/testing';

import { type Caller, everyCaller, isAllowed, organizationsOf } from './callers.ts';

/** So many of each role in the quick run, from different namespaces: what is judged is the role and where the arguments are. */
const namespacesPerRole = 4;
const procedures = isThorough() ? publicProcedures() : fewPerRole(publicProcedures());
/** A caller who is refused learns no more than that. */
const refusals = new Set(['ENGINE_MISSING_PRIVILEGE', 'ENGINE_NO_SUCH_OBJECT']);

const notOwnPassword = { user: 'MANAGED_DIRECTORY_NOT_OWN_PASSWORD' };
/** What a procedure asks for beyond the role: a user may change the own password, and this one is somebody else's. */
const ownRules: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Managed Active Directory::ChangeUserPassword': notOwnPassword,
  'Hosted Active Directory::ChangeUserPassword': notOwnPassword,
  // Everybody may ask, and is told.
  'Managed Hosting::TestDomainAdmin': Object.fromEntries(
    [
      'reseller',
      'other reseller',
      ...['administrator', 'help desk', 'user'].flatMap((who) => [who, `other ${who}`]),
    ].map((who) => [who, 'HOSTING_NOT_DOMAIN_ADMIN']),
  ),
};

/** The matrix of roles: who may call what, in the own organization and in another one, as the procedures declare it. */
describe('each role, in the own organization and in another one,', () => {
  for (const procedure of procedures) {
    it(`may call ${procedure.name} or is refused, as its role ${procedure.role ?? '(none)'} says`, async () => {
      const hoster = await hosting({ queue: false });
      const callers = await everyCaller(hoster);
      const input = await requestFor(procedure.name)(hoster);
      const reached = await organizationsOf(hoster, procedure, input);
      const before = await hoster.everything();

      const found: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const caller of callers) {
        const isPermitted = isAllowed(caller, procedure, reached);
        expected[caller.title] = isPermitted ? (ownRules[procedure.name]?.[caller.title] ?? 'allowed') : 'refused';
        found[caller.title] = await outcomeOf(hoster, { caller, isPermitted, what: callOf(procedure.name, input) });
      }

      assert.deepEqual(found, expected);
      assert.deepEqual(compareSnapshots(before, await hoster.everything()), []);
    });
  }
});

/** What is allowed is planned only, so that the next one finds the same world; what is not is really tried. */
async function outcomeOf(
  { client }: Hosting,
  {
    caller,
    isPermitted,
    what,
  }: { readonly caller: Caller; readonly isPermitted: boolean; readonly what: ReturnType<typeof callOf> },
): Promise<string> {
  const submission = { what, caller: { trustee: caller.path } };
  const { error } = await (isPermitted ? client.plan(submission) : client.submit(submission));
  if (!error) return 'allowed';
  return refusals.has(error.code) ? 'refused' : error.code;
}

function fewPerRole(all: readonly PublicProcedure[]): PublicProcedure[] {
  return [...Map.groupBy(all, ({ role }) => role).values()].flatMap((ofRole) => {
    const namespaces = [...Map.groupBy(ofRole, ({ name }) => name.split('::')[0]).values()];
    const step = Math.max(1, namespaces.length / namespacesPerRole);
    return namespaces.filter((_, index) => index % step < 1).flatMap(([first]) => first ?? []);
  });
}
