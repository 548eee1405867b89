import { component as activeDirectory } from '@tenantry/active-directory';
import { component as customAudit } from '@tenantry/custom-audit';
import type { Component } from '@tenantry/engine';
import { component as errorProvider } from '@tenantry/error-provider';
import { component as exchange } from '@tenantry/exchange-2007';
import { component as mobility } from '@tenantry/exchange-2007-mobility';
import { component as addressBookServers } from '@tenantry/exchange-2007-oab-resource-manager';
import { component as storage } from '@tenantry/exchange-2007-resource-manager';
import { component as hostedActiveDirectory } from '@tenantry/hosted-active-directory';
import { component as hostedActiveDirectoryImport } from '@tenantry/hosted-active-directory-import';
import { component as hostedEmail } from '@tenantry/hosted-email-2007';
import { component as hostedEmailImport } from '@tenantry/hosted-email-2007-import';
import { component as hostedMobility } from '@tenantry/hosted-mobility-2007';
import { component as hostedUnifiedMessaging } from '@tenantry/hosted-unified-messaging';
import { component as managedActiveDirectory } from '@tenantry/managed-active-directory';
import { component as managedEmail } from '@tenantry/managed-email-2007';
import { component as hosting } from '@tenantry/managed-hosting';
import { component as managedMobility } from '@tenantry/managed-mobility-2007';
import { component as plans } from '@tenantry/managed-plans';
import { component as managedUnifiedMessaging } from '@tenantry/managed-unified-messaging';
import { component as unifiedMessaging } from '@tenantry/unified-messaging-2007';

/** The components of an installation, providers first. */
export const components: readonly Component[] = [
  activeDirectory,
  errorProvider,
  exchange,
  mobility,
  unifiedMessaging,
  plans,
  customAudit,
  hosting,
  managedActiveDirectory,
  hostedActiveDirectory,
  hostedActiveDirectoryImport,
  storage,
  addressBookServers,
  managedEmail,
  managedMobility,
  hostedEmail,
  hostedEmailImport,
  hostedMobility,
  managedUnifiedMessaging,
  hostedUnifiedMessaging,
];
