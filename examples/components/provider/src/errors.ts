import { error } from '@tenantry/engine';

/** Codes never change and are never used twice. */

export const NoSuchNote = error(
  'EXAMPLE_PROVIDER_NO_SUCH_NOTE',
  0x80070490,
  (key) => `There is no note with the key "${key}". SetNote makes one.`,
);
