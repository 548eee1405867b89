import { optional, text } from '@tenantry/schema';

/** What a person is called. */
export const personFields = {
  givenName: optional(text('First name.', { maxLength: 64 })),
  sn: optional(text('Last name.', { maxLength: 64 })),
  middleName: optional(text('Middle name.', { maxLength: 64 })),
  initials: optional(text('Initials.', { maxLength: 6 })),
  displayName: optional(text('Name that people see.', { maxLength: 256 })),
  description: optional(text('Description.', { maxLength: 1024 })),
};
