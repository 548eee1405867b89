import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { components } from '@tenantry/cli/components';
import { renderSampleRequest } from '@tenantry/cli/sample-request';
import { settingDefinitions } from '@tenantry/cli/settings';
import type { FieldListing, ProcedureListing } from '@tenantry/engine/client';
import { listComponents } from '@tenantry/engine/host';

import { type ProcedureSource, reachableFrom, readCallGraph } from './call-graph.ts';
import { errorsPage, readErrors } from './error-codes.ts';

const folder = 'docs/reference';

/** The reference pages, by file: made from the procedures, the errors and the settings, never written by hand. */
export async function renderReference(root: string): Promise<Map<string, string>> {
  const graph = await readCallGraph(root);
  const listings = listComponents(components);
  const codes = new Map(listings.map((each) => [nameOf(each), each.errors.map(({ code }) => code)]));
  const pages = new Map<string, string>();
  for (const listing of listings) {
    const called = calledBy(listing, graph).flatMap((name) => codes.get(name) ?? []);
    const own = new Set(codes.get(nameOf(listing)));
    pages.set(fileOf(listing), renderProcedure(listing, [...new Set(called)].filter((code) => !own.has(code)).sort()));
  }
  pages.set(`${folder}/README.md`, renderIndex(listings));
  pages.set(errorsPage, await renderErrors(root));
  pages.set(`${folder}/settings.md`, renderSettings());
  return pages;
}

/** Pages that are missing, out of date, or about something that no longer exists. */
export async function findReferenceFaults(root: string): Promise<string[]> {
  const pages = await renderReference(root);
  const faults: string[] = [];
  for (const [file, content] of pages) {
    const found = await readFile(join(root, file), 'utf8').catch(() => undefined);
    if (found !== content)
      faults.push(
        `${file} is ${found === undefined ? 'missing' : 'out of date'}. Run "node tests/doors/write-reference.ts".`,
      );
  }
  for (const file of await readPages(root)) {
    if (!pages.has(file))
      faults.push(`${file} is about something that no longer exists. Run "node tests/doors/write-reference.ts".`);
  }
  return faults;
}

/** The pages that there are. */
export async function readPages(root: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(`${folder}/**/*.md`, { cwd: root })) found.push(file);
  return found;
}

function calledBy(listing: ProcedureListing, graph: ReadonlyMap<string, ProcedureSource>): string[] {
  const names = new Map([...graph.values()].map((source) => [source.key, source]));
  const own = [...names.values()].find(({ exportName, file }) => isSource(listing, { exportName, file }));
  if (!own) return [];
  const reached = reachableFrom(own.key, graph).filter(({ key }) => key !== own.key);
  return listComponents(components)
    .filter((each) => reached.some((source) => isSource(each, source)))
    .map(nameOf);
}

/** The published name may have spaces; the file is that of its component. */
function isSource(
  { namespace, name }: ProcedureListing,
  { exportName, file }: Pick<ProcedureSource, 'exportName' | 'file'>,
): boolean {
  // Providers have that word at the end of their namespace, their folders mostly do not.
  const folder = plain(file.split('/')[1] ?? '');
  return plain(name) === plain(exportName) && [folder, `${folder}provider`].includes(plain(namespace));
}

function plain(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase();
}

function renderProcedure(listing: ProcedureListing, calledCodes: readonly string[]): string {
  const { namespace, name, kind, access, role, summary, remarks, source, inputs, outputs, errors } = listing;
  return paragraphs([
    `# ${namespace}::${name}`,
    summary,
    remarks,
    `${access === 'public' ? 'Public' : 'Private'} ${kind}; role: ${role ?? 'everybody who is authenticated'}.${source ? ` Source: ${source}.` : ''}`,
    ...(inputs.length > 0 ? ['## Input', renderFields(inputs)] : []),
    ...(outputs.length > 0 ? ['## Output', renderFields(outputs)] : []),
    ...(errors.length > 0
      ? ['## Errors', errors.map(({ code, sentence }) => `* \`${code}\` ${cell(sentence)}`).join('\n')]
      : []),
    calledCodes.length > 0
      ? `From what it calls: ${calledCodes.map((code) => `\`${code}\``).join(', ')}. See [errors](../errors.md).`
      : undefined,
    '## Request',
    `\`\`\`xml\n${renderSampleRequest(listing)}\n\`\`\``,
  ]);
}

function renderFields(fields: readonly FieldListing[]): string {
  const rows = fields.map(
    ({ path, type, required, description }) =>
      `| \`${path}\` | ${type} | ${required ? 'yes' : ''} | ${cell(description)} |`,
  );
  return ['| path | type | required | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function renderIndex(listings: readonly ProcedureListing[]): string {
  const parts = [...Map.groupBy(listings, ({ namespace }) => namespace)].map(([namespace, own]) => {
    const rows = own.map(
      (each) =>
        `| [${each.name}](${fileOf(each).slice(folder.length + 1)}) | ${each.kind} | ${each.access} | ${each.role ?? ''} | ${cell(each.summary)} |`,
    );
    return [
      `## ${namespace}`,
      ['| procedure | kind | access | role | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return paragraphs([
    '# Reference',
    'Made from the source by `node tests/doors/write-reference.ts`. Also: [errors](errors.md), [settings](settings.md).',
    ...parts,
  ]);
}

async function renderErrors(root: string): Promise<string> {
  const errors = await readErrors(root);
  const rows = errors.map(
    ({ code, hresult, sentence }) =>
      `| \`${code}\` | \`0x${hresult.toString(16).padStart(8, '0')}\` | ${cell(sentence)} |`,
  );
  return paragraphs([
    '# Errors',
    'Codes never change and are never used for something else. The HRESULT is what the historical system gave for it.',
    ['| code | HRESULT | sentence |', '| --- | --- | --- |', ...rows].join('\n'),
  ]);
}

function renderSettings(): string {
  const rows = settingDefinitions.map(
    ({ flag, variable, fallback, sentence, scope }) =>
      `| \`${flag}\` | \`${variable}\` | ${fallback ?? ''} | ${scope === 'all' ? 'all' : '`serve`'} | ${cell(sentence)} |`,
  );
  return paragraphs([
    '# Settings',
    'A flag comes before the environment, the environment before the default.',
    ['| flag | variable | default | command | |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  ]);
}

function fileOf({ namespace, name }: ProcedureListing): string {
  return `${folder}/${kebab(namespace)}/${kebab(name)}.md`;
}

function nameOf({ namespace, name }: ProcedureListing): string {
  return `${namespace}::${name}`;
}

function kebab(name: string): string {
  const words = name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-');
  return words.replaceAll(/[^A-Za-z0-9]+/g, '-').toLowerCase();
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;');
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}
