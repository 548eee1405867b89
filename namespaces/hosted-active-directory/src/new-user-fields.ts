import { optional, properties, secret, text } from '@tenantry/schema';

/** What can be said of a person who gets an account. */
export const personFields = {
  displayName: optional(text('Name that people see.', { maxLength: 256 })),
  givenName: optional(text('First name.', { maxLength: 64 })),
  middleName: optional(text('Middle name.', { maxLength: 64 })),
  sn: optional(text('Last name.', { maxLength: 64 })),
  initials: optional(text('Initials.', { maxLength: 6 })),
  description: optional(text('Description.', { maxLength: 1024 })),
  newPassword: optional(secret('Password. Without it the account stays disabled.')),
  properties: optional(properties('Further attributes.')),
};
