import { createHash } from 'node:crypto';

import { type Element, renderXml } from '@tenantry/schema';

import { UsageInvalid } from '../errors.ts';
import type { UserRow } from './read-users.ts';

/** What holds for rows that do not say otherwise. */
export interface RowDefaults {
  readonly organization?: string | undefined;
  readonly plan?: string | undefined;
}

/** One transaction: a user, and a mailbox when there is a plan. */
export function userRequest({ line, values }: UserRow, defaults: RowDefaults): string {
  const { userPrincipalName = '' } = values;
  const container = values.organization ?? defaults.organization;
  if (container === undefined) {
    throw UsageInvalid(`Line ${line} names no organization.`, 'Give it in the column organization, or --organization.');
  }
  const plan = values.plan ?? defaults.plan;
  const account = element('account', [
    ...texts({ container, userPrincipalName, isAdmin: isYes(values.isAdmin) ? '1' : '0' }),
    ...texts({ displayName: values.displayName, givenName: values.givenName, sn: values.sn }),
    ...texts({ description: values.description, newPassword: values.password }),
  ]);
  const mailbox = element('mailbox', [
    ...texts({ user: pathOf(userPrincipalName, container), planName: plan, alias: aliasOf(values) }),
    element(
      'emailAddresses',
      addressesOf(values).flatMap((value) => texts({ value })),
    ),
  ]);
  const steps = [execute('Hosted Active Directory', 'CreateUser', 'account')];
  if (plan !== undefined) steps.push(execute('Hosted Email 2007', 'CreateMailbox', 'mailbox'));
  const data = element('data', plan === undefined ? [account] : [account, mailbox]);
  return renderXml(element('request', [data, element('procedure', steps)]));
}

/** Names the request of a row: the same for the same content, so that it is done once however often the file is read. */
export function transactionIdOf(document: string, attempt: number): string {
  const digest = createHash('sha256').update(document).digest('hex').slice(0, 40);
  return `import ${digest} ${attempt}`;
}

function execute(namespace: string, procedure: string, sourcePath: string): Element {
  const before = { source: 'data', sourcePath, destination: 'executeData', mode: 'merge' };
  return element('execute', [element('before', [], before)], { namespace, procedure, impersonate: '1' });
}

function isYes(text = ''): boolean {
  return ['1', 'true', 'yes'].includes(text.toLowerCase());
}

function aliasOf({ alias, userPrincipalName = '' }: UserRow['values']): string {
  return alias ?? userPrincipalName.replace(/@.*/, '');
}

function addressesOf({ emailAddresses, userPrincipalName = '' }: UserRow['values']): string[] {
  const given = (emailAddresses ?? userPrincipalName).split(';').map((address) => address.trim());
  return given
    .filter((address) => address !== '')
    .map((address, index) =>
      /^[A-Za-z0-9]+:/.test(address) ? address : `${index === 0 ? 'SMTP' : 'smtp'}:${address}`,
    );
}

/** A common name may have so many characters; CreateUser cuts it there. */
const commonNameMaximum = 64;

/** Where CreateUser puts a user. RFC 4514 section 2.4. */
function pathOf(userPrincipalName: string, container: string): string {
  const name = userPrincipalName.slice(0, commonNameMaximum).replaceAll(/[,+"\\<>;=]|^#/g, '\\$&');
  return `LDAP://CN=${name},${container.replace(/^LDAP:\/\//i, '')}`;
}

function texts(values: Readonly<Record<string, string | undefined>>): Element[] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [element(name, [value])]));
}

function element(name: string, children: Element['children'], attributes: Element['attributes'] = {}): Element {
  return { name, attributes, children };
}
