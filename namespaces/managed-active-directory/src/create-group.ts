import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { container, domainController, optional, properties, text } from '@tenantry/schema';
import { accountNameOf, chooseAccountName } from './account-names.ts';
import { initialProperties } from './allowed-attributes.ts';
import { createdPrincipal } from './created-objects.ts';
import { controllerOf } from './directory-values.ts';
import { ownNameOf, relativeName } from './distinguished-names.ts';
import { AttributeNotAllowed, GroupTypeInvalid, OutsideHosting, PrivateContainer, WrongPlace } from './errors.ts';
import { groupTypeOf } from './group-types.ts';
import { commonName, policyName } from './name-fields.ts';
import { requireContainer } from './own-objects.ts';
import { requirePolicy } from './policy-of-place.ts';

export const CreateGroup = composite({
  summary: 'Creates a group.',
  source: 'managed-active-directory.yaml (dd278929)',
  access: 'public',
  role: 'UserCreators',
  input: {
    container: container('LDAP path of the organization, or of a container in it.'),
    name: commonName('Name of the group.'),
    groupType: optional(
      text('Scope and kind, e.g. UNIVERSAL SECURITY (default), GLOBAL SECURITY, UNIVERSAL DISTRIBUTION.', {
        maxLength: 64,
      }),
    ),
    policyName: policyName(),
    description: optional(text('Description.', { maxLength: 1024 })),
    properties: optional(properties('Further attributes.')),
    preferredDomainController: domainController(),
  },
  output: {
    group: createdPrincipal('The new group.'),
  },
  errors: [AttributeNotAllowed, GroupTypeInvalid, OutsideHosting, PrivateContainer, WrongPlace],

  async run({ input, call, lock, place }) {
    const controller = controllerOf(input);
    const target = await place('container');
    const organization = await requireContainer(call, target, controller);
    requirePolicy(organization, input.policyName);
    const groupType = groupTypeOf(input.groupType ?? 'UNIVERSAL SECURITY');
    const wanted = accountNameOf(`${input.name}@${ownNameOf(organization.path)}`);
    const samName = await chooseAccountName({ call, lock }, wanted, controller);
    const { path } = await call(activeDirectory.CreateObject, {
      ...controller,
      class: 'group',
      container: target.path,
      name: relativeName('CN', input.name),
      properties: [
        { name: 'sAMAccountName', value: [samName] },
        { name: 'groupType', value: [groupType] },
        ...initialProperties('group', { description: input.description }, input.properties),
      ],
    });
    return { group: { path, name: input.name, samName } };
  },
});
