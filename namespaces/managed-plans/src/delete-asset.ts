import { randomUUID } from 'node:crypto';

import { books, write } from '@tenantry/engine';
import { optional, text } from '@tenantry/schema';

import { customerFields } from './customer-fields.ts';
import { customerLock, namedCustomer } from './customers.ts';
import { CustomerNotNamed, NoSuchAsset, NoSuchCustomer } from './errors.ts';
import { addEvents, removeEvents } from './events.ts';
import { keep, restore } from './rows.ts';

const foundStatement = `
  select asset_id, value
  from plans.asset
  where customer_id = $1
    and type_name = $2
    and ($3::text is null or lower(value) = lower($3))
    and status = 'Enabled'
  order by number`;

export const DeleteAsset_ = write({
  summary: 'Marks assets of a customer as deleted.',
  remarks: 'Event AssetDeleted for each.',
  input: {
    ...customerFields,
    assetTypeName: text('Asset type, e.g. PrimaryDomain.', { maxLength: 64 }),
    value: optional(text('The asset; without it all of the type, of which there may be none.', { maxLength: 1024 })),
  },
  errors: [CustomerNotNamed, NoSuchAsset, NoSuchCustomer],
  changes: books,
  locks: (input) => [customerLock(input)],

  async prepare({ input, use, place }) {
    const from = use(books);
    const { assetTypeName, value } = input;
    const { id } = await namedCustomer(from, input, () => place('path'));
    const found = await from.query<{ asset_id: string; value: string }>(foundStatement, [
      id,
      assetTypeName,
      value ?? null,
    ]);
    if (found.length === 0 && value !== undefined) throw NoSuchAsset(input.path ?? id, assetTypeName, `"${value}"`);
    return {
      assets: found.map(({ asset_id }) => asset_id),
      events: found.map((asset) => ({
        eventId: randomUUID(),
        customer: id,
        typeName: 'AssetDeleted',
        detail: `${assetTypeName} ${asset.value}`,
      })),
      kept: [
        await keep(
          from,
          'asset',
          found.map(({ asset_id }) => ({ asset_id })),
        ),
      ],
    };
  },

  async apply({ use }, { assets, events }) {
    await use(books).query("update plans.asset set status = 'Deleted', updated_at = now() where asset_id = any ($1)", [
      assets,
    ]);
    await addEvents(use(books), events);
    return {};
  },

  async undo({ use }, { events, kept }) {
    await removeEvents(use(books), events);
    await restore(use(books), kept);
  },
});
