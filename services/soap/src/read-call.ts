import { ProvisioningError } from '@tenantry/engine/client';
import { decodeExactly, type ExactForm, type Fault } from '@tenantry/schema';

import type { Envelope } from './envelope.ts';
import { ActionMismatch, InputInvalid, NotUnderstood, UnknownOperation } from './errors.ts';
import type { Operation } from './operation.ts';
import type { ServiceFace } from './service-face.ts';
import { actionOf } from './target-namespace.ts';

/** A call that follows the schema. */
export interface Call {
  readonly operation: Operation;
  readonly request: Readonly<Record<string, unknown>>;
}

/**
 * Reads the call of an envelope.
 * @param action the SOAP action of the HTTP request; empty when it has none
 */
export function readCall(face: ServiceFace, envelope: Envelope, action: string): Call {
  const { name, notUnderstood } = envelope;
  if (notUnderstood.length > 0) {
    throw NotUnderstood(notUnderstood.map(({ namespace, local }) => `"${local}" of "${namespace}"`).join(', '));
  }
  const operation = name.namespace === face.namespace ? face.operations.get(name.local) : undefined;
  if (!operation) throw UnknownOperation(name.local, name.namespace, hint(face, envelope));

  // Who looks only at the action, as a filter in front of us might, must not be deceived.
  const expected = actionOf(face.service, operation.name);
  if (action !== '' && action !== expected) throw ActionMismatch(action, expected);

  const form: ExactForm = { namespace: face.namespace, typeOf: face.typeOf };
  const { value, faults } = decodeExactly(operation.request, envelope.content, { ...form, scope: envelope.scope });
  if (faults.length > 0) throw refusal(operation, faults);
  return { operation, request: value };
}

function hint(face: ServiceFace, { name }: Envelope): string {
  if (name.namespace !== face.namespace && face.operations.has(name.local)) {
    return ` There is one of that name in the namespace "${face.namespace}".`;
  }
  return ` Its methods are of the namespace "${face.namespace}"; see ?wsdl.`;
}

/** Paths begin below the request element, as those of the engine do. */
function refusal(operation: Operation, faults: readonly Fault[]): ProvisioningError {
  const wrapper = `${Object.keys(operation.request)[0] ?? ''}/`;
  const told = faults.map((fault) => ({
    ...fault,
    path: fault.path.startsWith(wrapper) ? fault.path.slice(wrapper.length) : fault.path,
  }));
  const error = InputInvalid(operation.name, told.map(({ path, message }) => `${path}: ${message}`).join(' '));
  return new ProvisioningError(error, error.message, { faults: told });
}
