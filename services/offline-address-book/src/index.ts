export { type AddressBooks, type BookFile, type BookServiceOptions, bookService } from './book-service.ts';
