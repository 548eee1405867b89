export { type AddressBooks, type BookFile, type BookServiceOptions, bookService } from './book-service.ts';
export {
  type GeneratedBook,
  type GenerateOptions,
  type Generation,
  generateBook,
  generateDue,
} from './generate-due.ts';
