import type { ProcedureDefinition } from '@tenantry/engine/client';
import type { Element } from '@tenantry/schema';

import { link, node, renderPage, table } from './html.ts';
import { nameInAddress, slugOf } from './procedure-names.ts';
import { resources } from './resources.ts';

/** Another address of the same server. */
export interface OtherAddress {
  readonly href: string;
  readonly about: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** The page of all that can be called, for people: what has an address of its own first, then every procedure. */
export function renderOverview(
  definitions: readonly ProcedureDefinition[],
  { prefix, others }: { prefix: string; others: readonly OtherAddress[] },
): string {
  const open = definitions.filter(({ access }) => access === 'public');
  const sections = [...resourceSections(open, prefix), ...procedureSections(open, prefix)];
  return renderPage('Tenantry', [
    node('p', [
      'Everything below is called with JSON and signs in as a user or with a token. A call is one transaction: it ends done or undone. ',
      'With ',
      node('code', ['?plan=true']),
      ' nothing is done and the changes are listed. For programs the same is in ',
      link(`${prefix}/openapi.json`, 'OpenAPI 3.1'),
      '.',
    ]),
    table(
      ['Also here', ''],
      [
        {
          href: `${prefix}/requests`,
          about: 'What was submitted and what became of it; with an id and /steps, every call of one request.',
        },
        ...others,
      ].map(({ href, about }) => [link(href, node('code', [href])), about]),
    ),
    node(
      'nav',
      sections.map(({ title }) => link(`#${slugOf(title)}`, title)),
    ),
    ...sections.flatMap(({ title, content }) => [node('h2', [title], { id: slugOf(title) }), content]),
  ]);
}

interface Section {
  readonly title: string;
  readonly content: Element;
}

function resourceSections(open: readonly ProcedureDefinition[], prefix: string): Section[] {
  const byName = new Map(open.map((each) => [`${each.namespace}::${each.name}`, each]));
  return [...Map.groupBy(resources, ({ tag }) => tag)].map(([title, group]) => ({
    title,
    content: table(
      ['Call', 'What it does', 'Procedure'],
      group.flatMap((resource) =>
        methods.flatMap((method) => {
          const definition = byName.get(resource[method]?.procedure ?? '');
          if (!definition) return [];
          const call = node('code', [`${method.toUpperCase()} ${prefix}${resource.path}`]);
          return [[call, definition.summary, link(addressOf(definition, prefix), definition.name)]];
        }),
      ),
    ),
  }));
}

function procedureSections(open: readonly ProcedureDefinition[], prefix: string): Section[] {
  return [...Map.groupBy(open, ({ namespace }) => namespace)].map(([title, group]) => ({
    title,
    content: table(
      ['Call', 'What it does'],
      group.map((definition) => {
        const address = addressOf(definition, prefix);
        return [link(address, node('code', [`POST ${address}`])), definition.summary];
      }),
    ),
  }));
}

function addressOf(definition: ProcedureDefinition, prefix: string): string {
  return `${prefix}/${slugOf(definition.namespace)}/${nameInAddress(definition)}`;
}
