import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const invalidArgument = 0x80070057;

export const InitializedElsewhere = error(
  'HOSTING_INITIALIZED_ELSEWHERE',
  invalidArgument,
  (name: string, hosting: string) =>
    `The directory is initialized for hosting at ${hosting}, so "${name}" cannot become the hosting organization. An installation has one.`,
);

export const NotDomainAdmin = error(
  'HOSTING_NOT_DOMAIN_ADMIN',
  invalidArgument,
  (trustee: string) =>
    `Insufficient privilege: ${trustee} is not a domain administrator. Ask a member of the Admins group of the hosting organization.`,
);

export const OutsideHosting = error(
  'HOSTING_OUTSIDE',
  invalidArgument,
  (path: string) => `${path} lies in no organization. Give an object below the hosting organization.`,
);
