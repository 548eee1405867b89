import assert from 'node:assert/strict';

import type { Hosting } from '@tenantry/testing';

/** Space of mailboxes by organization GUID, in kilobytes. */
type Counts = Readonly<Record<string, { readonly mailboxes: number; readonly kilobytes: number }>>;

/**
 * Counts what is in the directory and holds the books against it: mailboxes and their quotas by organization,
 * what stores have granted against their parts, and mailbox assets of plans.
 */
export async function requireBooksAddUp(hoster: Hosting): Promise<void> {
  assert.deepEqual(await countBooks(hoster), await countDirectory(hoster));
  const { rows: stores } = await hoster.pool.query(
    `select s.name, s.granted, coalesce(sum(g.granted), 0) + coalesce((
        select sum(c.kilobytes) from resource_manager.consumer_allocation c where c.store_id = s.store_id
      ), 0) as parts
     from resource_manager.store s
     left join resource_manager.organization_grant g using (store_id)
     group by s.store_id
     having s.granted <> coalesce(sum(g.granted), 0) + coalesce((
        select sum(c.kilobytes) from resource_manager.consumer_allocation c where c.store_id = s.store_id
      ), 0)`,
  );
  assert.deepEqual(stores, [], 'a store has granted something else than its organizations have');
  const { rows: used } = await hoster.pool.query(
    `select g.organization, g.store_id, g.used, coalesce(sum(m.kilobytes), 0) as mailboxes
     from resource_manager.organization_grant g
     left join resource_manager.mailbox_allocation m using (organization, store_id)
     group by g.organization, g.store_id
     having g.used <> coalesce(sum(m.kilobytes), 0)`,
  );
  assert.deepEqual(used, [], 'an organization uses something else than its mailboxes');
}

async function countBooks({ pool }: Hosting): Promise<Counts> {
  const { rows } = await pool.query<{ organization: string; mailboxes: string; kilobytes: string }>(
    `select organization, count(*) as mailboxes, sum(kilobytes) as kilobytes
     from resource_manager.mailbox_allocation
     group by organization`,
  );
  return Object.fromEntries(
    rows.map(({ organization, mailboxes, kilobytes }) => [
      organization,
      { mailboxes: Number(mailboxes), kilobytes: Number(kilobytes) },
    ]),
  );
}

async function countDirectory({ directory, acme, rival, reseller, paths }: Hosting): Promise<Counts> {
  const counts: Record<string, { mailboxes: number; kilobytes: number }> = {};
  const bases = await organizationsBelow({ directory, base: paths.hosting.path });
  assert.ok(bases.length >= [acme, rival, reseller].length);
  for (const { path, guid } of bases) {
    for await (const { attributes, path: own } of directory.search({
      base: path,
      filter: '(&(objectClass=user)(homeMDB=*))',
    })) {
      // A reseller has those of its customers below it; the innermost organization owns a mailbox.
      if (bases.some((other) => other.path !== path && isBelow(other.path, path) && isBelow(own, other.path))) continue;
      const count = counts[guid] ?? { mailboxes: 0, kilobytes: 0 };
      counts[guid] = {
        mailboxes: count.mailboxes + 1,
        kilobytes:
          count.kilobytes +
          Number(attributes['mDBOverHardQuotaLimit']?.[0] ?? attributes['mDBOverQuotaLimit']?.[0] ?? 0),
      };
    }
  }
  return counts;
}

async function organizationsBelow({ directory, base }: { directory: Hosting['directory']; base: string }) {
  const found: { path: string; guid: string }[] = [];
  for await (const { path, guid } of directory.search({ base, filter: '(objectClass=organizationalUnit)' })) {
    found.push({ path, guid });
  }
  return found;
}

function isBelow(path: string, ancestor: string): boolean {
  const dn = (ldapPath: string) => ldapPath.slice(ldapPath.lastIndexOf('/') + 1).toLowerCase();
  return dn(path).endsWith(`,${dn(ancestor)}`);
}
