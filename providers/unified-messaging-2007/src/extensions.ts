import { type Attributes, type Directory, type Entry, escapeFilter } from '@tenantry/directory';

import { fixedDialPlanSettings } from './dial-plan-settings.ts';
import { ExtensionInUse, ExtensionInvalid, ExtensionMissing, ResourceIdentifierNeeded } from './errors.ts';
import { nameOf } from './named-object.ts';
import { valueOfSetting } from './settings.ts';

/** By what callers reach a mailbox. */
export interface Reached {
  readonly extensions: readonly string[];
  readonly sipResourceIdentifier: string | undefined;
}

const resourceForms: Readonly<Record<string, RegExp>> = {
  SipName: /^[^\s@;,]+@[A-Za-z0-9][A-Za-z0-9.-]*$/,
  E164: /^\+\d{1,31}$/,
};

/** Proxy addresses under which a mailbox is known in a dial plan; the first one is the primary. Checks their form. */
export function addressesIn(plan: Entry, { extensions, sipResourceIdentifier }: Reached): string[] {
  const digits = valueOfSetting(fixedDialPlanSettings.numberOfDigitsInExtension, plan.attributes);
  const uriType = valueOfSetting(fixedDialPlanSettings.uriType, plan.attributes);
  const form = resourceForms[uriType];
  if (form && !form.test(sipResourceIdentifier ?? '')) throw ResourceIdentifierNeeded(nameOf(plan), uriType);
  if (!form && extensions.length === 0) throw ExtensionMissing(nameOf(plan));
  for (const extension of extensions) {
    if (!/^\d+$/.test(extension) || extension.length !== Number(digits)) {
      throw ExtensionInvalid(extension, nameOf(plan), digits);
    }
  }
  const identifiers = [...(form && sipResourceIdentifier !== undefined ? [sipResourceIdentifier] : []), ...extensions];
  const context = plan.attributes['msExchUMPhoneContext']?.[0] ?? '';
  const unique = [...new Set(identifiers)];
  return unique.map((identifier, index) => `${index === 0 ? 'EUM' : 'eum'}:${identifier};phone-context=${context}`);
}

/** The addresses of a recipient that are not of unified messaging. */
export function otherAddresses(attributes: Attributes): string[] {
  return (attributes['proxyAddresses'] ?? []).filter((address) => !isOfUnifiedMessaging(address));
}

/** Extensions and resource identifiers of a mailbox, the primary one first. */
export function identifiersOf(attributes: Attributes): string[] {
  const addresses = (attributes['proxyAddresses'] ?? []).filter(isOfUnifiedMessaging);
  const primaryFirst = addresses.sort(
    (one, other) => Number(other.startsWith('EUM:')) - Number(one.startsWith('EUM:')),
  );
  return primaryFirst.map((address) => /^eum:([^;]*)/i.exec(address)?.[1] ?? '');
}

/** Key under which requests hold an address: the same as the Exchange provider has for it. */
export function addressLock(address: string): string {
  return `proxyAddress:${address.toLowerCase()}`;
}

/** Refuses addresses that another recipient has. Hold `addressLock` of each before. */
export async function requireFree(
  directory: Directory,
  { plan, addresses, self }: { readonly plan: Entry; readonly addresses: readonly string[]; readonly self: string },
): Promise<void> {
  const { domain } = await directory.contexts();
  for (const address of addresses) {
    const filter = `(proxyAddresses=${escapeFilter(address)})`;
    for await (const { guid } of directory.search({ base: domain, filter, attributes: ['cn'], limit: 2 })) {
      if (guid !== self) throw ExtensionInUse(/^eum:([^;]*)/i.exec(address)?.[1] ?? '', nameOf(plan));
    }
  }
}

function isOfUnifiedMessaging(address: string): boolean {
  return /^eum:/i.test(address);
}
