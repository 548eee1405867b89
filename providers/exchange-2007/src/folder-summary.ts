import type { Entry } from '@tenantry/directory';
import type { folderSummary, Given } from '@tenantry/schema';

import { toLimitsOfFolder } from './folder-limits.ts';
import { isMailEnabled } from './mail-recipient.ts';
import { primaryOf } from './proxy-addresses.ts';
import { pathOfFolder } from './public-folder.ts';

/** What is told of a public folder. */
export function summaryOfFolder(entry: Entry): Given<typeof folderSummary> {
  const { guid, attributes } = entry;
  const path = pathOfFolder(entry);
  const server = serverOf(attributes['homeMDB']?.[0]);
  const primarySmtpAddress = primaryOf(attributes['proxyAddresses'] ?? []);
  return {
    path,
    guid,
    name: path.slice(path.lastIndexOf('\\') + 1),
    ...(server === undefined ? {} : { server }),
    ...toLimitsOfFolder(attributes),
    mailEnabled: isMailEnabled(entry),
    ...(primarySmtpAddress === undefined ? {} : { primarySmtpAddress }),
  };
}

/** The server in the name of a store: the part before the servers' container. */
function serverOf(store: string | undefined): string | undefined {
  return /,CN=InformationStore,CN=([^,]+),CN=Servers,/i.exec(store ?? '')?.[1];
}
