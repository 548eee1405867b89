import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';

import { enablingFields, prepareEnabling } from './enabling.ts';
import {
  AlreadyEnabled,
  ExtensionInUse,
  ExtensionInvalid,
  ExtensionMissing,
  NoExchangeOrganization,
  NoMailbox,
  ObjectUnknown,
  ResourceIdentifierNeeded,
} from './errors.ts';
import { requireFree } from './extensions.ts';

export const CheckUMMailbox_ = read({
  summary: 'Throws what enabling a mailbox for unified messaging would.',
  input: enablingFields,
  errors: [
    NoMailbox,
    AlreadyEnabled,
    ObjectUnknown,
    ExtensionInUse,
    ExtensionInvalid,
    ExtensionMissing,
    ResourceIdentifierNeeded,
    NoExchangeOrganization,
  ],

  async run({ input, use, place }) {
    const { organization } = await place('identity');
    const { entry, plan, addresses } = await prepareEnabling(use(directory), input, organization);
    await requireFree(use(directory), { plan, addresses, self: entry.guid });
    return {};
  },
});
