import { type Element, renderXml } from '@tenantry/schema';

import type { ServiceFace } from './service-face.ts';

/** The page of all services, for people. */
export function renderIndex(faces: readonly ServiceFace[], prefix: string): string {
  const rows = faces.map(({ service, operations }) =>
    node('tr', [
      node('td', [link(`${prefix}/${service.name}/Service.asmx`, service.title)]),
      node('td', [`${operations.size} methods`]),
      node('td', [link(`${prefix}/${service.name}/Service.asmx?wsdl`, 'WSDL')]),
    ]),
  );
  return page('Web services', [node('table', rows)]);
}

/** The page of one service, for people. */
export function renderService({ service, namespace, operations }: ServiceFace): string {
  const methods = [...operations.values()].flatMap(({ name, documentation }) => [
    node('dt', [node('code', [name])]),
    node('dd', [documentation]),
  ]);
  const about = node('p', [
    'Its elements are of the namespace ',
    node('code', [namespace]),
    '. ',
    link('?wsdl', 'WSDL'),
  ]);
  return page(service.title, [about, node('dl', methods)]);
}

function page(title: string, content: Element[]): string {
  const head = node('head', [node('title', [title])]);
  const body = node('body', [node('h1', [title]), ...content]);
  return `<!DOCTYPE html>\n${renderXml({ name: 'html', attributes: { lang: 'en' }, children: [head, body] })}`;
}

function link(href: string, text: string): Element {
  return { name: 'a', attributes: { href }, children: [text] };
}

function node(name: string, children: (Element | string)[]): Element {
  return { name, attributes: {}, children };
}
