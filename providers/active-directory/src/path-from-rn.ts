import { directory, pathOf } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { container, domainController, text } from '@tenantry/schema';

import { NameInvalid } from './errors.ts';
import { relativeNameOf } from './relative-name.ts';

export const PathFromRN = read({
  name: 'Path from RN',
  summary: 'Gives the LDAP path that a relative name has in a container.',
  remarks: 'Whether there is such an object does not matter. A name that does not say its attribute is a CN.',
  source: 'active-directory-provider.yaml (name only)',
  role: 'DomainAdmin',
  input: {
    container: container('LDAP path of the container.'),
    rn: text('Relative name, e.g. CN=Ann Beebe or OU=Sales.', { maxLength: 1024 }),
    preferredDomainController: domainController(),
  },
  output: { path: text('LDAP path of the name in the container.') },
  errors: [NameInvalid],

  async run({ input, use }) {
    const { dn } = await use(directory).read(input.container, ['objectClass']);
    return { path: pathOf(`${relativeNameOf(input.rn, 'CN')},${dn}`) };
  },
});
