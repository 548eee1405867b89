export { AddResources } from './add-resources.ts';
export { AllocateOfflineAddressBook_ } from './allocate-offline-address-book.ts';
export { DeallocateOfflineAddressBook_ } from './deallocate-offline-address-book.ts';
export { ListServers_ } from './list-servers.ts';
export { QueryAllServers } from './query-all-servers.ts';
export { RegisterServers_ } from './register-servers.ts';
export { RemoveResources } from './remove-resources.ts';
