import { error } from '@tenantry/engine';

// Codes never change and are never used twice.

const invalidArgument = 0x80070057;

export const NotBelow = error(
  'DIRECTORY_IMPORT_NOT_BELOW',
  invalidArgument,
  (organization: string, wanted: string, found: string) =>
    `${organization} has to be an organizational unit directly below ${wanted}, but is below ${found}. Move it there first.`,
);
