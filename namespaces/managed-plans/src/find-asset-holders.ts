import { books, read } from '@tenantry/engine';
import { guid, list, text } from '@tenantry/schema';

const readStatement = `
  select customer_id as "GUID"
  from plans.asset
  where lower(value) = lower($2)
    and type_name = $1
    and status = 'Enabled'
  order by number`;

export const FindAssetHolders_ = read({
  summary: 'Lists the customers that have a certain asset, e.g. a domain.',
  input: {
    assetTypeName: text('Asset type, e.g. VanityDomain.', { maxLength: 64 }),
    value: text('The asset itself; compared without case.', { maxLength: 1024, pattern: '\\S' }),
  },
  output: { customers: list('GUID', guid('One customer.'), { sentence: 'The customers, the first holder first.' }) },

  async run({ input, use }) {
    const { assetTypeName, value } = input;
    const rows = await use(books).query<{ GUID: string }>(readStatement, [assetTypeName, value]);
    return { customers: rows.map(({ GUID }) => GUID) };
  },
});
