import type { FieldListing, ProcedureDefinition } from '@tenantry/engine/client';
import type { Element } from '@tenantry/schema';

import { link, node, renderPage, table } from './html.ts';
import { nameInAddress, slugOf } from './procedure-names.ts';

/** The page of one procedure, for people: what GET shows at the address that POST calls. */
export function renderProcedure(definition: ProcedureDefinition, prefix: string): string {
  const { namespace, name, summary, remarks, role, inputs, outputs, errors } = definition;
  const address = `${prefix}/${slugOf(namespace)}/${nameInAddress(definition)}`;
  return renderPage(`${namespace}: ${name}`, [
    node('p', [summary]),
    ...(remarks === undefined ? [] : [node('p', [remarks])]),
    node('p', [`Least role at the organization: ${role ?? 'none; every user'}.`]),
    node('pre', [`POST ${address}\nContent-Type: application/json`]),
    ...fields('Input', inputs),
    ...fields('Output', outputs),
    ...(errors.length === 0
      ? []
      : [
          node('h2', ['Errors of its own']),
          table(
            ['Code', 'Meaning'],
            errors.map(({ code, sentence }) => [node('code', [code]), sentence]),
          ),
        ]),
    node('p', [link(`${prefix}/#${slugOf(namespace)}`, `All of ${namespace}`)]),
  ]);
}

function fields(title: string, listings: readonly FieldListing[]): Element[] {
  if (listings.length === 0) return [];
  const rows = listings.map(({ path, type, required, description }) => [
    node('code', [path]),
    type,
    required ? 'required' : 'optional',
    description,
  ]);
  return [node('h2', [title]), table(['Field', 'Type', '', 'Meaning'], rows)];
}
