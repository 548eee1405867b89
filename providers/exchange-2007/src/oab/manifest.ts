import { type Element, renderXml } from '@tenantry/schema';

/** A file that a manifest lists. */
export interface ManifestFile {
  readonly name: string;
  readonly bytes: number;
  readonly uncompressedBytes: number;
  /** Of the compressed file, in hexadecimal digits. */
  readonly sha1: string;
  /** Of a template: language and system; undefined for the details. */
  readonly template?: { readonly language: string; readonly system: 'windows' | 'mac' };
  /** Of a difference: the version that clients make with it of the one before. */
  readonly sequence?: number;
}

/** Which book a manifest is of. */
export interface ManifestBook {
  /** GUID of the address list. */
  readonly listGuid: string;
  readonly distinguishedName: string;
  readonly name: string;
  readonly sequence: number;
}

/** Kinds of files as their first number says it, too. */
const versions = { details: '32', template: '7' } as const;

/** The manifest `oab.xml`, by which clients find everything else ([MS-OXWOAB] 2.2). */
export function renderManifest(book: ManifestBook, files: readonly ManifestFile[]): string {
  const list: Element = {
    name: 'OAL',
    attributes: { id: book.listGuid, dn: book.distinguishedName, name: book.name },
    children: files.map((file) => renderFile(book, file)),
  };
  return renderXml({ name: 'OAB', attributes: {}, children: [list] }, { declaration: true });
}

function renderFile(book: ManifestBook, file: ManifestFile): Element {
  const { name, bytes, uncompressedBytes, sha1, template, sequence = book.sequence } = file;
  return {
    name: kindOf(file),
    attributes: {
      seq: String(sequence),
      ver: template ? versions.template : versions.details,
      size: String(bytes),
      uncompressedsize: String(uncompressedBytes),
      SHA: sha1.toUpperCase(),
      ...(template ? { langid: template.language, type: template.system } : {}),
    },
    children: [name],
  };
}

function kindOf({ template, sequence }: ManifestFile): string {
  if (template) return 'Template';
  return sequence === undefined ? 'Full' : 'Diff';
}
