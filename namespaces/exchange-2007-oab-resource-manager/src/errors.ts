import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

export const ServerNotInDirectory = error(
  'OAB_RESOURCE_MANAGER_SERVER_NOT_IN_DIRECTORY',
  0x80072030,
  (server) => `The directory has no Exchange server ${server}. Check the name; it is that of the server object.`,
);

export const ServerInUse = error(
  'OAB_RESOURCE_MANAGER_SERVER_IN_USE',
  0x80004005,
  (server, count) =>
    `The server ${server} still generates ${count} offline address books. Delete them, or let another server generate them with ModifyOfflineAddressBook, first.`,
);

export const CapacityTooSmall = error(
  'OAB_RESOURCE_MANAGER_CAPACITY_TOO_SMALL',
  0x80070057,
  (server, capacity, count) =>
    `The server ${server} cannot have a capacity of ${capacity}: it generates ${count} offline address books. Give at least that number.`,
);

export const NoRoom = error(
  'OAB_RESOURCE_MANAGER_NO_ROOM',
  0x80004005,
  (where) =>
    `E_BLOCKMODEL_NO_RANKED_RESOURCES_FOUND: ${where} cannot take another offline address book. Add a server or capacity with AddResources.`,
);
