import { service as addressBooks } from '@tenantry/exchange-2007-oab-resource-manager-web-service';
import { service as storage } from '@tenantry/exchange-2007-resource-manager-web-service';
import { service as hostedActiveDirectory } from '@tenantry/hosted-active-directory-web-service';
import { service as hostedEmail } from '@tenantry/hosted-email-2007-web-service';
import { service as hostedMobility } from '@tenantry/hosted-mobility-2007-web-service';
import { service as hostedUnifiedMessaging } from '@tenantry/hosted-unified-messaging-web-service';
import { service as managedActiveDirectory } from '@tenantry/managed-active-directory-web-service';
import { service as managedEmail } from '@tenantry/managed-email-2007-web-service';
import { service as managedMobility } from '@tenantry/managed-mobility-2007-web-service';
import { service as plans } from '@tenantry/managed-plans-web-service';
import { service as managedUnifiedMessaging } from '@tenantry/managed-unified-messaging-web-service';
import { service as general } from '@tenantry/mps-general-web-service';
import type { WebService } from '@tenantry/soap';

/** The web services of an installation. */
export const webServices: readonly WebService[] = [
  storage,
  addressBooks,
  hostedActiveDirectory,
  hostedEmail,
  hostedMobility,
  hostedUnifiedMessaging,
  managedActiveDirectory,
  managedEmail,
  managedMobility,
  managedUnifiedMessaging,
  plans,
  general,
];
