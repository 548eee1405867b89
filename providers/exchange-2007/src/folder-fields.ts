import { optional, organization } from '@tenantry/schema';

/** Keeps a call within what one organization owns. */
export const folderOrganization = optional(
  organization('Organization that the folder has to belong to. An addition of Tenantry.'),
);
