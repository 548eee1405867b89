import { contract } from '@tenantry/engine';

import type { AddAvailablePlans } from './add-available-plans.ts';
import type { CreateSMTPDomain } from './create-smtp-domain.ts';
import type { MailEnableContact } from './mail-enable-contact.ts';
import type { MailEnableGroup } from './mail-enable-group.ts';
import type { Subscribe } from './subscribe.ts';

/** Procedures of this component that its own composites call. */
export const own = contract<{
  AddAvailablePlans: typeof AddAvailablePlans;
  CreateSMTPDomain: typeof CreateSMTPDomain;
  MailEnableContact: typeof MailEnableContact;
  MailEnableGroup: typeof MailEnableGroup;
  Subscribe: typeof Subscribe;
}>('Hosted Email 2007');
