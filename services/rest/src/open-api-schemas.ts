import { requestStates } from '@tenantry/engine/client';

/** What answers look like, whatever the procedure. */
export const answerSchemas = {
  Answer: {
    type: 'object',
    description: 'How a request ended, or where it is.',
    required: ['requestId', 'state', 'warnings'],
    properties: {
      requestId: { type: 'string', description: 'Names the request; empty where it was only planned.' },
      state: { type: 'string', enum: requestStates, description: 'Where it is in its life.' },
      output: { type: 'object', description: 'Output of the procedure.' },
      document: { type: 'string', description: 'The response document of a request in XML.' },
      warnings: { type: 'array', items: { type: 'string' }, description: 'What the caller should know.' },
      changes: { type: 'array', items: { type: 'string' }, description: 'Plan only: one text a change.' },
      error: { $ref: '#/components/schemas/Problem' },
    },
  },
  Problem: {
    type: 'object',
    description: 'An error (RFC 9457).',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string', description: 'Names the kind of the error.' },
      title: { type: 'string', description: 'The stable code.' },
      status: { type: 'integer', description: 'Status of HTTP.' },
      detail: { type: 'string', description: 'The sentence for a person.' },
      instance: { type: 'string', description: 'Address of the request.' },
      code: { type: 'string', description: 'The stable code.' },
      hresult: { type: 'string', description: 'What the historical system gave for it.' },
      invalidValues: {
        type: 'array',
        description: 'Values at fault.',
        items: {
          type: 'object',
          properties: { path: { type: 'string' }, found: { type: 'string' }, expected: { type: 'string' } },
        },
      },
      callStack: {
        type: 'array',
        description: 'The procedures that the error came through, innermost first.',
        items: { type: 'object', properties: { namespace: { type: 'string' }, procedure: { type: 'string' } } },
      },
    },
  },
  Request: {
    type: 'object',
    description: 'A request in a list.',
    required: ['requestId', 'state', 'title', 'trustee', 'acceptedAt', 'attempt'],
    properties: {
      requestId: { type: 'string' },
      state: { type: 'string', enum: requestStates },
      title: { type: 'string', description: 'The procedure, or those that a document names first.' },
      trustee: { type: 'string', description: 'Who submitted it.' },
      acceptedAt: { type: 'string', format: 'date-time' },
      endedAt: { type: 'string', format: 'date-time' },
      milliseconds: { type: 'number' },
      errorCode: { type: 'string' },
      engine: { type: 'string' },
      attempt: { type: 'integer' },
      batchId: { type: 'string' },
      steps: {
        type: 'array',
        description: 'Every call, with inputs (secrets masked), times and what undo was given; only of one request.',
        items: { type: 'object' },
      },
    },
  },
} as const;
