import type { Attributes } from '@tenantry/directory';
import { integer, optional } from '@tenantry/schema';

/** Sizes by which a mailbox or a folder is booked, as the directory holds them. */
export const mailboxSizes = {
  issueWarningKilobytes: optional(integer('Size at which a warning is sent; none when it is unlimited.')),
  prohibitSendKilobytes: optional(integer('Size at which sending stops; none when it is unlimited.')),
};

/** The sizes that an entry has. */
export function sizesOf(attributes: Attributes) {
  const warning = attributes['mDBStorageQuota']?.[0];
  const send = attributes['mDBOverQuotaLimit']?.[0];
  return {
    ...(warning === undefined ? {} : { issueWarningKilobytes: Number(warning) }),
    ...(send === undefined ? {} : { prohibitSendKilobytes: Number(send) }),
  };
}
