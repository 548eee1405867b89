import { directory, removeCreated } from '@tenantry/directory';
import { write } from '@tenantry/engine';
import { domainController, guid, objectName, optional, text } from '@tenantry/schema';

import { AddressTaken, NameTaken, NoExchangeOrganization, ObjectUnknown } from './errors.ts';
import { forOrganization, identity, organizationOf } from './fields.ts';
import { gatewayAddressLock, requireFreeAddress } from './gateway-address.ts';
import { gatewayAddress, gatewayFields, gatewaySettings } from './gateway-settings.ts';
import { kinds, nameLock } from './kinds.ts';
import { prepareObject, settingsLike } from './new-object.ts';
import { changesFor } from './settings.ts';

const kind = kinds.ipGateway;

export const NewUMIPGateway = write({
  summary: 'Creates an IP gateway: a device that brings telephone calls.',
  remarks: 'It takes calls as soon as it has hunt groups. One that belongs to no organization may be used by all.',
  source: 'aa998263 (New-UMIPGateway)',
  role: 'DomainAdmin',
  input: {
    preferredDomainController: domainController(),
    name: objectName('Name, unique among IP gateways.'),
    ...gatewayFields,
    address: gatewayAddress,
    templateInstance: optional(identity('IP gateway to copy settings from.')),
    organization: forOrganization,
  },
  output: { path: text('LDAP path of the gateway.'), guid: guid('GUID of the gateway.') },
  errors: [NameTaken, AddressTaken, ObjectUnknown, NoExchangeOrganization],
  changes: directory,
  locks: ({ name, address }) => [nameLock(kind, name), gatewayAddressLock(address)],

  async prepare({ input, use, place }) {
    const handle = use(directory);
    const organization = await organizationOf(input, () => place('organization'));
    await requireFreeAddress(handle, input.address);
    const like = await settingsLike(handle, { kind, template: input.templateInstance, organization });
    const changes = { ...like, ...changesFor(gatewaySettings, input) };
    return prepareObject(handle, { kind, name: input.name, organization, changes });
  },

  async apply({ use }, { dn, attributes }) {
    const { path, guid } = await use(directory).add(dn, attributes);
    return { path, guid };
  },

  async undo({ use }, { dn, attributes }) {
    await removeCreated(use(directory), dn, attributes);
  },
});
