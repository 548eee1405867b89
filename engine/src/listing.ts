import type { Fields } from '@tenantry/schema';

import type { Access } from './procedure.ts';

/** A procedure as `tenantry procedures --json` shows it; paths as in the reference catalogue. */
export interface ProcedureListing {
  readonly namespace: string;
  readonly name: string;
  readonly kind: 'read' | 'write' | 'composite';
  readonly access: Access;
  readonly role: string | null;
  readonly summary: string;
  readonly remarks?: string;
  readonly source?: string;
  readonly inputs: readonly FieldListing[];
  readonly outputs: readonly FieldListing[];
  readonly errors: readonly { readonly code: string; readonly sentence: string }[];
}

export interface FieldListing {
  readonly path: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

/** A procedure with the fields themselves, for services that make their own form of it (XSD, JSON Schema). */
export interface ProcedureDefinition extends ProcedureListing {
  readonly input: Fields;
  readonly output: Fields;
}
