import { createHash } from 'node:crypto';

import { type Element, renderXml } from '@tenantry/schema';

// Without the characters that XML escapes, so that the digest is that of what is sent.
const style = [
  ':root { color-scheme: light dark; }',
  'body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }',
  'code, pre { font: 13px/1.5 ui-monospace, monospace; }',
  'pre { overflow-x: auto; padding: .6rem .8rem; border: 1px solid #8886; border-radius: 4px; }',
  'h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }',
  'table { border-collapse: collapse; width: 100%; }',
  'th { text-align: left; font-weight: 600; }',
  'th, td { padding: .2rem .8rem .2rem 0; vertical-align: top; border-bottom: 1px solid #8883; }',
  'td code { white-space: nowrap; }',
  'nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-top: 1rem; }',
].join('\n');

/** Nothing is loaded and nothing runs: the page is text. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`;

type Content = Element | string;

/** A page for people. */
export function renderPage(title: string, content: readonly Element[]): string {
  const head = node('head', [
    node('meta', [], { charset: 'utf-8' }),
    node('meta', [], { name: 'viewport', content: 'width=device-width' }),
    node('title', [title]),
    node('style', [style]),
  ]);
  const body = node('body', [node('h1', [title]), ...content]);
  return `<!DOCTYPE html>\n${renderXml(node('html', [head, body], { lang: 'en' }))}`;
}

/** An element; an HTML reader takes an empty one as opened and never closed, so only `meta` may be empty. */
export function node(name: string, children: readonly Content[], attributes: Record<string, string> = {}): Element {
  return { name, attributes, children: [...children] };
}

export function link(href: string, content: Content): Element {
  return node('a', [content], { href });
}

/** A table with a row of headings. */
export function table(headings: readonly string[], rows: readonly (readonly Content[])[]): Element {
  return node('table', [
    node(
      'tr',
      headings.map((heading) => node('th', [heading])),
    ),
    ...rows.map((cells) =>
      node(
        'tr',
        cells.map((cell) => node('td', [cell])),
      ),
    ),
  ]);
}
