import type { Operation, ServiceFace } from '@tenantry/soap';
import fc from 'fast-check';

import { anyRecord } from '../promises/any-value.ts';

/** A method with what is sent to it and what it answers. */
export interface Message {
  readonly face: ServiceFace;
  readonly operation: Operation;
  readonly request: Record<string, unknown>;
  readonly response: Record<string, unknown>;
}

const seed = 7;

/** For each method of each service a message with everything that it may hold, and so many with anything. */
export function anyMessages(faces: Iterable<ServiceFace>, anythingEach: number): Message[] {
  const messages: Message[] = [];
  for (const face of faces) {
    for (const operation of face.operations.values()) {
      const { request, response } = operation;
      const full = fc.tuple(anyRecord(request, 'everything'), anyRecord(response, 'everything'));
      const any = fc.tuple(anyRecord(request), anyRecord(response));
      const values = [...fc.sample(full, { numRuns: 1, seed }), ...fc.sample(any, { numRuns: anythingEach, seed })];
      messages.push(...values.map(([given, answered]) => ({ face, operation, request: given, response: answered })));
    }
  }
  return messages;
}
