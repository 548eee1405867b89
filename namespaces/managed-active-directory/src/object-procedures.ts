import { contract } from '@tenantry/engine';

import type { CreateGroupObject } from './create-group-object.ts';
import type { CreateOrganizationUnit } from './create-organization-unit.ts';
import type { CreateUserObject } from './create-user-object.ts';

/** The private procedures that make objects, for the public ones that judge whether they may be made. */
export const objects = contract<{
  CreateGroupObject: typeof CreateGroupObject;
  CreateOrganizationUnit: typeof CreateOrganizationUnit;
  CreateUserObject: typeof CreateUserObject;
}>('Managed Active Directory');
