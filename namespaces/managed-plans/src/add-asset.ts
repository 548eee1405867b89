import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { customerLock, namedCustomer } from './customers.ts';
import { AssetExists, CustomerNotNamed, NoSuchCustomer, NoSuchType } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { requireTypes } from './types.ts';

const addStatement = `
  insert into plans.asset (asset_id, customer_id, type_name, value)
  values ($1, $2, $3, $4)
  on conflict (customer_id, type_name, lower(value)) where status = 'Enabled' do nothing
  returning asset_id`;

export const AddAsset_ = write({
  summary: 'Records something that a customer has, e.g. an SMTP domain or a mailbox.',
  remarks: 'Event AssetAdded.',
  input: {
    ...customerFields,
    assetTypeName: text('Asset type that a service has registered, e.g. PrimaryDomain.', { maxLength: 64 }),
    value: text('The asset itself, e.g. alpineskihouse.com; compared without case.', {
      maxLength: 1024,
      pattern: '\\S',
    }),
  },
  errors: [AssetExists, CustomerNotNamed, NoSuchCustomer, NoSuchType],
  changes: books,
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { assetTypeName, value } = input;
    const [{ id }] = await Promise.all([
      namedCustomer(from, input, () => place('path')),
      requireTypes(from, ['asset', assetTypeName]),
    ]);
    return {
      assetId: randomUUID(),
      customer: id,
      event: { eventId: randomUUID(), customer: id, typeName: 'AssetAdded', detail: `${assetTypeName} ${value}` },
    };
  },

  async apply({ input, use }, { assetId, customer, event }) {
    const { assetTypeName, value } = input;
    const [[added]] = await Promise.all([
      use(books).query(addStatement, [assetId, customer, assetTypeName, value]),
      addEvents(use(books), [event]),
    ]);
    if (!added) throw AssetExists(input.path ?? customer, assetTypeName, value);
    return {};
  },

  async undo({ use }, { assetId, event }) {
    await removeEvents(use(books), [event]);
    await use(books).query('delete from plans.asset where asset_id = $1', [assetId]);
  },
});
