const part = '((?:[^,\\\\]|\\\\.)+)';
const pattern = new RegExp(`^LDAP://CN=${part},CN=${part},CN=InformationStore,CN=${part},`, 'i');

/** SERVER\StorageGroup\MailStore of the LDAP path of a store; the path itself when it has another shape. */
export function storeNameOf(path: string): string {
  const [, store, group, server] = pattern.exec(path) ?? [];
  if (store === undefined || group === undefined || server === undefined) return path;
  return [server, group, store].map((name) => name.replace(/\\(.)/g, '$1')).join('\\');
}
