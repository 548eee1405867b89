import { composite } from '@tenantry/engine';
import { managedDirectory } from '@tenantry/managed-active-directory/contract';
import { domainController, ldapPath, oneOf } from '@tenantry/schema';
import { OutsideHosting } from './errors.ts';

export const GetOrgType = composite({
  summary: 'Tells whether an object is, or lies in, the hosting organization, a reseller or a customer, or is private.',
  remarks: 'Private is what lies in the container _Private of an organization.',
  source: 'core-helper-namespaces.yaml',
  access: 'public',
  role: 'Users',
  input: {
    path: ldapPath('LDAP path of an organization or of an object in one.'),
    preferredDomainController: domainController(),
  },
  output: { orgType: oneOf(['hosting', 'reseller', 'customer', 'private'], 'The type.') },
  errors: [OutsideHosting],

  async run({ call, place }) {
    const { path, organization } = await place('path');
    if (!organization) throw OutsideHosting(path);
    const { path: own } = await call(managedDirectory.GetOtherWellKnownObject, {
      path: organization.path,
      wellKnownObject: 'Private',
    });
    return { orgType: isAtOrBelow(path, own) ? ('private' as const) : organization.type };
  },
});

/** Paths come from the directory, so both are written in the same way. */
function isAtOrBelow(path: string, ancestor: string): boolean {
  const [name, above] = [path, ancestor].map((each) => each.slice(each.lastIndexOf('/') + 1).toLowerCase());
  return name === above || name?.endsWith(`,${above}`) === true;
}
