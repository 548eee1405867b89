export { database, type TestDatabase } from './database.ts';
export { type ShelfInstallation, shelfComponent, shelves } from './shelf.ts';
