import { encodeDetails } from './details-file.ts';
import { type DialogLanguage, dialogLanguages } from './dialog-words.ts';
import { encodeDisplayTemplate } from './display-template.ts';
import { entryProperties } from './entry-record.ts';

/** The list that clients see a book as. */
export interface ListIdentity {
  readonly guid: string;
  readonly name: string;
}

/** A file of a book, uncompressed. */
export interface BookFile {
  /** Under which it is downloaded. */
  readonly name: string;
  readonly pieces: readonly Buffer[];
}

/** Its length. */
export function bytesOf({ pieces }: Pick<BookFile, 'pieces'>): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** How clients call the list of a book ([MS-OXOAB] 2.9.2.1). */
export function listName({ guid, name }: ListIdentity): { readonly name: string; readonly distinguishedName: string } {
  return { name: `\\${name}`, distinguishedName: `/guid=${guid.replaceAll('-', '').toUpperCase()}` };
}

/** The full details of a version. Names of files say the sequence, so that a file never changes. */
export function detailsFile(list: ListIdentity, sequence: number, records: readonly Buffer[]): BookFile {
  const header = { ...listName(list), containerGuid: list.guid, sequence };
  return { name: detailsName(list, sequence), pieces: encodeDetails(header, entryProperties, records) };
}

/** Name of the full details of a version. */
export function detailsName({ guid }: ListIdentity, sequence: number): string {
  return `${guid}-data-${sequence}.lzx`;
}

/** Name of the file that makes the details of a version of those of the version before. */
export function differenceName({ guid }: ListIdentity, sequence: number): string {
  return `${guid}-binpatch-${sequence}.lzx`;
}

/** The display template of a language; clients on Windows and on the Mac have it under names of their own. */
export interface TemplateFile extends Pick<BookFile, 'pieces'> {
  readonly language: DialogLanguage;
  readonly names: Readonly<Record<'windows' | 'mac', string>>;
}

/** The display templates of a version. */
export function templateFiles({ guid }: ListIdentity, sequence: number): TemplateFile[] {
  const named = (kind: string) => `${guid}-${kind}-${sequence}.lzx`;
  return dialogLanguages.map((language) => ({
    language,
    names: { windows: named(`lng${language}`), mac: named(`mac${language}`) },
    pieces: [encodeDisplayTemplate(language)],
  }));
}
