import { isBinary } from './attribute-types.ts';
import type { Attributes } from './directory.ts';
import type { Operation } from './operations.ts';

const safe = /^(?![ :<])[\u0001-\u0009\u000b\u000c\u000e-\u007f]*(?<! )$/;
const lineLength = 76;

/** An entry as an LDIF record (RFC 2849). */
export function entryToLdif(dn: string, attributes: Attributes): string {
  return [line('dn', dn), ...attributeLines(attributes)].join('\n');
}

/** An add as an LDIF change record. */
export function addToLdif(dn: string, attributes: Attributes): string {
  return [line('dn', dn), 'changetype: add', ...attributeLines(attributes)].join('\n');
}

/** A modify as an LDIF change record. */
export function modifyToLdif(dn: string, operations: readonly Operation[]): string {
  const changes = operations.flatMap(({ kind, attribute, values }) => {
    const verb = { add: 'add', ensure: 'add', delete: 'delete', drop: 'delete', replace: 'replace' }[kind];
    return [`${verb}: ${attribute}`, ...values.map((value) => valueLine(attribute, value)), '-'];
  });
  return [line('dn', dn), 'changetype: modify', ...changes].join('\n');
}

export function renameToLdif(dn: string, rdn: string, parent: string): string {
  return [
    line('dn', dn),
    'changetype: modrdn',
    line('newrdn', rdn),
    'deleteoldrdn: 1',
    line('newsuperior', parent),
  ].join('\n');
}

export function deleteToLdif(dn: string): string {
  return [line('dn', dn), 'changetype: delete'].join('\n');
}

function attributeLines(attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, values]) => values.map((value) => valueLine(name, value)));
}

function valueLine(name: string, value: string): string {
  return isBinary(name) ? fold(`${name}:: ${value}`) : line(name, value);
}

function line(name: string, value: string): string {
  return fold(safe.test(value) ? `${name}: ${value}` : `${name}:: ${Buffer.from(value).toString('base64')}`);
}

function fold(text: string): string {
  if (text.length <= lineLength) return text;
  const rest = text.slice(lineLength).match(new RegExp(`.{1,${lineLength - 1}}`, 'gs')) ?? [];
  return [text.slice(0, lineLength), ...rest.map((piece) => ` ${piece}`)].join('\n');
}
