export { type BookDatabase, type BookLibrary, openBookLibrary, type StoredFile } from './oab/book-library.ts';
