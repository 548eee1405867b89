import { StoreNameInvalid } from './errors.ts';

/** A store as the resource manager names it. */
export interface StoreName {
  readonly serverName: string;
  readonly mailStoreName: string;
}

/** Reads SERVER\StorageGroup\MailStore, or the distinguished name or LDAP path of a store. */
export function parseStoreName(text: string): StoreName {
  const parts = text.split('\\').map((part) => part.trim());
  const [serverName, , mailStoreName] = parts;
  if (parts.length === 3 && serverName && mailStoreName) return { serverName, mailStoreName };

  const pattern =
    /^(?:LDAP:\/\/(?:[^/=]+\/)?)?CN=((?:[^,\\]|\\.)+),CN=(?:[^,\\]|\\.)+,CN=InformationStore,CN=([^,]+),/i;
  const [, store, server] = pattern.exec(text) ?? [];
  if (store === undefined || server === undefined) throw StoreNameInvalid(text);
  return { serverName: server, mailStoreName: store.replace(/\\(.)/g, '$1') };
}

/** The store that the resource manager chose, in the form in which the mail layers take it. */
export function databaseOf(store: {
  readonly GUID: string;
  readonly serverName: string;
  readonly storageGroupName?: string;
  readonly mailStoreName: string;
}): string {
  const { serverName, storageGroupName, mailStoreName } = store;
  if (storageGroupName === undefined) return `LDAP://<GUID=${store.GUID}>`;
  return `${serverName}\\${storageGroupName}\\${mailStoreName}`;
}
