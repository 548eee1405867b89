import { container } from './container.ts';
import { encodeDetails } from './details-file.ts';
import { encodeDisplayTemplate } from './display-template.ts';
import { entryProperties } from './entry-record.ts';

/** The list that clients see a book as. */
export interface ListIdentity {
  readonly guid: string;
  readonly name: string;
}

/** A file of a book in the form in which it is downloaded. */
export interface BookFile {
  readonly name: string;
  readonly uncompressedBytes: number;
  readonly template?: { readonly language: string; readonly system: 'windows' | 'mac' };
  blocks(): Generator<Buffer>;
}

/** Languages with a template, as LCIDs: English, German, French, Spanish. */
const languages = ['0409', '0407', '040c', '0c0a'] as const;
const systems = { windows: 'lng', mac: 'mac' } as const;

/** How clients call the list of a book ([MS-OXOAB] 2.9.2.1). */
export function listName({ guid, name }: ListIdentity): { readonly name: string; readonly distinguishedName: string } {
  return { name: `\\${name}`, distinguishedName: `/guid=${guid.replaceAll('-', '').toUpperCase()}` };
}

/** All files of a book but the manifest. Their names say the sequence, so that a file never changes. */
export function bookFiles(list: ListIdentity, sequence: number, records: readonly Buffer[]): BookFile[] {
  const header = { ...listName(list), containerGuid: list.guid, sequence };
  const details = encodeDetails(header, entryProperties, records);
  return [
    file(`${list.guid}-data-${sequence}.lzx`, details),
    ...(['windows', 'mac'] as const).flatMap((system) =>
      languages.map((language) => ({
        ...file(`${list.guid}-${systems[system]}${language}-${sequence}.lzx`, [encodeDisplayTemplate()]),
        template: { language, system },
      })),
    ),
  ];
}

function file(name: string, pieces: readonly Buffer[]): BookFile {
  const uncompressedBytes = pieces.reduce((sum, { length }) => sum + length, 0);
  return { name, uncompressedBytes, blocks: () => container(pieces) };
}
