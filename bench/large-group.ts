import type { Directory } from '@tenantry/directory';
import { embeddedMigrations, openEmbeddedDirectory } from '@tenantry/directory/host';
import { prepareDatabase } from '@tenantry/engine/host';
import pg from 'pg';

import { line, type Measured, measure } from './measure.ts';

/** One member more and one less in groups of the embedded directory: what it costs may not grow with the group. */
export async function largeGroups(
  connectionString: string,
  { sizes, seconds }: { readonly sizes: readonly number[]; readonly seconds: number },
): Promise<string[]> {
  await prepareDatabase(connectionString, [], [embeddedMigrations]);
  const pool = new pg.Pool({ connectionString });
  try {
    const { directory } = await openEmbeddedDirectory({ pool });
    const { domain } = await directory.contexts();
    const raw = await insertRows(pool, domain, seconds);
    const lines = [line('raw: insert of one such row', raw)];
    for (const size of sizes) lines.push(...(await changesOf(directory, { size, seconds, raw })));
    return [...lines, 'goal: as many times the insert in the largest group as in the smallest'];
  } finally {
    await pool.end();
  }
}

interface Load {
  readonly size: number;
  readonly seconds: number;
  readonly raw: Measured;
}

async function changesOf(directory: Directory, { size, seconds, raw }: Load): Promise<string[]> {
  const { domain } = await directory.contexts();
  const { dn } = await directory.add(`CN=Group of ${size},${domain}`, {
    objectClass: ['group'],
    member: Array.from({ length: size }, (_, index) => memberName(index, domain)),
  });
  const user = memberName('New', domain);
  const times = ({ perSecond }: Measured) => `${(raw.perSecond / perSecond).toFixed(1)} times the insert`;
  let isMember = false;
  const changed = await measure(1, seconds, async () => {
    await (isMember ? directory.removeValues(dn, 'member', [user]) : directory.addValues(dn, 'member', [user]));
    isMember = !isMember;
  });
  const asked = await measure(1, seconds, () => directory.read(dn, ['displayName']));
  return [
    line(`one member more or less in a group of ${size}`, changed, times(changed)),
    line(`reading what else the group of ${size} has`, asked, times(asked)),
  ];
}

/** A table with the columns and keys of the one that has the members, and the same rows. */
async function insertRows(pool: pg.Pool, domain: string, seconds: number): Promise<Measured> {
  await pool.query('create table raw_member (like directory.value including all)');
  const guid = crypto.randomUUID();
  let number = 0;
  return measure(1, seconds, () => {
    const name = memberName(number++, domain);
    return pool.query({
      name: 'raw_member',
      text: 'insert into raw_member (attribute, value, guid, written, place) values ($1, $2, $3, $4, $5)',
      values: ['member', name.toLowerCase(), guid, name, number],
    });
  });
}

function memberName(name: number | string, domain: string): string {
  return `CN=Somebody With A Name ${name},OU=AlpineSkiHouse,OU=ConsolidatedMessenger,OU=Hosting,${domain}`;
}
