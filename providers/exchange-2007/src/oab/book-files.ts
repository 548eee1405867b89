import { encodeDetails } from './details-file.ts';
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
export function bytesOf({ pieces }: BookFile): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

/** A template for a language and a kind of client. */
export interface TemplateFile extends BookFile {
  readonly template: { readonly language: string; readonly system: 'windows' | 'mac' };
}

/** Languages with a template, as LCIDs: English, German, French, Spanish. */
const languages = ['0409', '0407', '040c', '0c0a'] as const;
const systems = { windows: 'lng', mac: 'mac' } as const;

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

/** The display templates of a version. */
export function templateFiles({ guid }: ListIdentity, sequence: number): TemplateFile[] {
  return (['windows', 'mac'] as const).flatMap((system) =>
    languages.map((language) => ({
      name: `${guid}-${systems[system]}${language}-${sequence}.lzx`,
      pieces: [encodeDisplayTemplate()],
      template: { language, system },
    })),
  );
}
