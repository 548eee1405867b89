import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { container, createdPrincipal, domainController, oneOf, optional, properties } from '@tenantry/schema';

import { accountNameOf, chooseAccountName, holdAccountNames } from './account-names.ts';
import { controllerOf } from './directory-values.ts';
import { relativeName } from './distinguished-names.ts';
import { AccountNameTaken } from './errors.ts';
import { accountName, commonName } from './name-fields.ts';

export const CreateSamObject_ = composite({
  summary: 'Creates a user or group with an account name that nobody else has.',
  remarks:
    'Neither policy nor wall is applied: CreateUser and CreateGroup do that before. A name that is given must be free; one that is made of another is shortened and numbered until it is.',
  source: 'managed-active-directory.yaml (name only)',
  input: {
    container: container('LDAP path of the container.'),
    class: oneOf(['user', 'group'], 'Class of the object.'),
    name: commonName('Name of the object.'),
    sAMAccountName: optional(accountName('Account name of at most 20 characters, exactly so.')),
    accountNameFrom: optional(commonName('Name that an account name is made of. Default: name.')),
    properties: optional(properties('Attributes of the object.')),
    preferredDomainController: domainController(),
  },
  output: { object: createdPrincipal('The new object.') },
  errors: [AccountNameTaken],

  async run({ input, call, expect, lock }) {
    const controller = controllerOf(input);
    const { name, sAMAccountName: wanted, accountNameFrom = name } = input;
    const scope = { call, lock };
    const place = { class: input.class, container: input.container, name: relativeName('CN', name) };
    expect(activeDirectory.CreateObject, place);
    if (wanted !== undefined && !(await holdAccountNames(scope, [wanted], controller))) throw AccountNameTaken(wanted);
    const samName = wanted ?? (await chooseAccountName(scope, accountNameOf(accountNameFrom), controller));
    const { path } = await call(activeDirectory.CreateObject, {
      ...controller,
      ...place,
      properties: [{ name: 'sAMAccountName', value: [samName] }, ...(input.properties ?? [])],
    });
    return { object: { path, name, samName } };
  },
});
