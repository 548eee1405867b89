import type { Attributes, Changes } from '@tenantry/directory';

import { pointers, withoutPointer } from './pointers.ts';

/** Attributes of mail that do not begin with msExch (exchange-directory-model.md 8 and 9), in lower case. */
const mailAttributes = new Set(
  [
    'altRecipient',
    'authOrig',
    'autoReply',
    'autoReplyMessage',
    'deletedItemFlags',
    'delivContLength',
    'deliverAndRedirect',
    'dLMemRejectPerms',
    'dLMemSubmitPerms',
    'garbageCollPeriod',
    'hideDLMembership',
    'homeMDB',
    'homeMTA',
    'internetEncoding',
    'legacyExchangeDN',
    'mail',
    'mailNickname',
    'mAPIRecipient',
    'mDBOverHardQuotaLimit',
    'mDBOverQuotaLimit',
    'mDBStorageQuota',
    'mDBUseDefaults',
    'oOFReplyToOriginator',
    'protocolSettings',
    'proxyAddresses',
    'publicDelegates',
    'replicationSensitivity',
    'reportToOriginator',
    'reportToOwner',
    'showInAddressBook',
    'submissionContLength',
    'targetAddress',
    'textEncodedORAddress',
    'unauthOrig',
  ].map((name) => name.toLowerCase()),
);

/** Takes every mail attribute and the owning organization from a recipient. */
export function withoutMail(attributes: Attributes): Changes {
  const cleared = Object.keys(attributes).filter((name) => isOfMail(name.toLowerCase()));
  return {
    ...Object.fromEntries(cleared.map((name) => [name, []])),
    otherWellKnownObjects: withoutPointer(attributes['otherWellKnownObjects'], pointers.owningOrganization),
  };
}

function isOfMail(name: string): boolean {
  return name.startsWith('msexch') || mailAttributes.has(name);
}
