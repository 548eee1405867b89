import { list, oneOf } from '@tenantry/schema';

/** Versions of an offline address book. The historical system published the last one as `Verison4`; requests may write either. */
export const offlineAddressBookVersions = list(
  'version',
  oneOf(['Version2', 'Version3', 'Verison4', 'Version4'], 'One version; web distribution supports Version4 only.'),
  { sentence: 'Versions to generate. Default: all that the distribution supports.' },
);
