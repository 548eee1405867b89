import { composite } from '@tenantry/engine';
import { container, createdPrincipal, domainController, optional, properties, text } from '@tenantry/schema';
import { initialProperties } from './allowed-attributes.ts';
import { controllerOf } from './directory-values.ts';
import { ownNameOf } from './distinguished-names.ts';
import { AttributeNotAllowed, OutsideHosting, PrivateContainer, WrongPlace } from './errors.ts';
import { commonName, policyName } from './name-fields.ts';
import { objects } from './object-procedures.ts';
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
  errors: [AttributeNotAllowed, OutsideHosting, PrivateContainer, WrongPlace],

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const target = await place('container');
    const organization = await requireContainer(call, target, controller);
    requirePolicy(organization, input.policyName);
    return call(objects.CreateGroupObject, {
      ...controller,
      container: target.path,
      name: input.name,
      accountNameFrom: `${input.name}@${ownNameOf(organization.path)}`.slice(0, accountSourceMaximum).trimEnd(),
      ...(input.groupType === undefined ? {} : { groupType: input.groupType }),
      properties: initialProperties('group', { description: input.description }, input.properties),
    });
  },
});

/** Account names are much shorter than the text that they are made of may be. */
const accountSourceMaximum = 64;
