export { GetNote } from './get-note.ts';
export { SetNote } from './set-note.ts';
