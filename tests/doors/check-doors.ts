import { components } from '@tenantry/cli/components';
import { defineComponents } from '@tenantry/engine/host';

import { engineDoors } from './engine-doors.ts';
import { findErrorFaults } from './error-codes.ts';
import { findExpectationFaults } from './expectations.ts';
import { findDoorFaults } from './exported-names.ts';
import { findFloorFaults } from './floors.ts';
import { findNameFaults } from './folder-names.ts';
import { findKnownFaultFaults } from './known-faults.ts';
import { readPackages } from './manifests.ts';
import { findPointerFaults } from './pointers.ts';
import { findProcedureFaults } from './procedure-tests.ts';
import { findReferenceFaults } from './reference.ts';
import { findRequestFaults } from './sample-requests.ts';
import { findSchemaFaults } from './xml-schema.ts';

/** Everything about the shape of the source that the compiler and the linter do not check. */
export async function findFaults(root: string): Promise<string[]> {
  const packages = await readPackages(root);
  const faults = await Promise.all([
    findFloorFaults(packages),
    findDoorFaults(root, engineDoors),
    findErrorFaults(root),
    findProcedureFaults(root),
    findExpectationFaults(root),
    findNameFaults(root),
    findReferenceFaults(root),
    findRequestFaults(),
    findSchemaFaults(defineComponents(components)),
    findKnownFaultFaults(root),
    findPointerFaults(root),
  ]);
  return faults.flat();
}
