import type { Books } from '@tenantry/engine';

import { type BookFile, bytesOf, detailsFile, listName, type TemplateFile, templateFiles } from './book-files.ts';
import { container } from './container.ts';
import { publishDifferences, type Successor } from './differences.ts';
import { type ManifestFile, renderManifest } from './manifest.ts';
import type { BookContent } from './read-entries.ts';
import { storeFile } from './stored-files.ts';

/** Name of the manifest; clients know it ([MS-OXWOAB] 2.1). */
export const manifestName = 'oab.xml';

/** A version that is to be offered. */
export interface NewVersion extends Successor {
  readonly book: string;
  readonly digest: Buffer;
}

const insertVersion = `
  insert into offline_address_books.version (id, book, sequence, digest, entries, left_out, members, details_bytes)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const offer = `
  insert into offline_address_books.book (guid, version)
  values ($1, $2)
  on conflict (guid) do update
  set version = excluded.version`;
const replace = `
  update offline_address_books.version
  set replaced_at = now()
  where id = $1`;

/** Puts a version with all its files into the books and offers it. In plan mode the bytes of the files are left out. */
export async function publish(books: Books, version: NewVersion, content: BookContent): Promise<void> {
  const { id, book, list, former, sequence, digest } = version;
  const { records, members, leftOut } = content;
  const details = detailsFile(list, sequence, records);
  const counts = [records.length, leftOut, members, bytesOf(details)];
  await books.query(insertVersion, [id, book, sequence, digest, ...counts]);

  const full = await store(details.name, details);
  const templates: ManifestFile[] = [];
  for (const file of templateFiles(list, sequence)) templates.push(...(await storeTemplate(file)));
  const differences = await publishDifferences(books, version, { details, fullBytes: full.bytes });
  const files = [full, ...templates, ...differences];
  const manifest = renderManifest({ ...listName(list), listGuid: list.guid, sequence }, files);
  await storeFile(books, { version: id, name: manifestName }, [Buffer.from(manifest)]);

  await books.query(offer, [book, id]);
  if (former !== undefined) await books.query(replace, [former]);

  async function store(
    name: string,
    file: Pick<BookFile, 'pieces'>,
    blocks?: readonly Buffer[],
  ): Promise<ManifestFile> {
    const stored = await storeFile(books, { version: id, name }, blocks ?? container(file.pieces));
    return { name, ...stored, uncompressedBytes: bytesOf(file) };
  }

  async function storeTemplate(file: TemplateFile): Promise<ManifestFile[]> {
    const blocks = Array.from(container(file.pieces));
    const { language, names } = file;
    return [
      { ...(await store(names.windows, file, blocks)), template: { language, system: 'windows' } },
      { ...(await store(names.mac, file, blocks)), template: { language, system: 'mac' } },
    ];
  }
}
