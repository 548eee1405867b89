import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { domainController, text, user } from '@tenantry/schema';
import { accountNameOf, chooseAccountName } from './account-names.ts';
import { controllerOf, readValues } from './directory-values.ts';
import { relativeName } from './distinguished-names.ts';
import { commonName } from './name-fields.ts';

export const RenameUser = composite({
  summary: 'Renames a user, account name included.',
  remarks:
    'The user principal name stays; ModifyUser changes it. The account name becomes that of a new user of this name.',
  source: 'managed-active-directory.yaml (dd251991), known-faults.md C13',
  access: 'public',
  role: 'UserCreators',
  input: {
    user: user('LDAP path of the user.'),
    newName: commonName('New name of the object.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },

  async run({ input, call, lock, place }) {
    const controller = controllerOf(input);
    const { path: before } = await place('user');
    const { sAMAccountName, userPrincipalName } = await readValues(call, { ...controller, path: before }, [
      'sAMAccountName',
      'userPrincipalName',
    ]);
    const { path } = await call(activeDirectory.RenameObject, {
      ...controller,
      path: before,
      name: relativeName('CN', input.newName),
    });

    const wanted = accountNameOf(withDomain(input.newName, userPrincipalName[0]));
    if (wanted.toLowerCase() !== sAMAccountName[0]?.toLowerCase()) {
      const samName = await chooseAccountName({ call, lock }, wanted, controller);
      const properties = [{ name: 'sAMAccountName', mode: 'replace' as const, value: [samName] }];
      await call(activeDirectory.SetProperties, { ...controller, path, properties });
    }
    return { path };
  },
});

/** Ann in contoso.com has the account name ann_contoso.com, whatever form her name has. */
function withDomain(name: string, userPrincipalName: string | undefined): string {
  const domain = userPrincipalName?.split('@')[1];
  return name.includes('@') || domain === undefined ? name : `${name}@${domain}`;
}
