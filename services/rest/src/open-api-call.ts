type Json = Readonly<Record<string, unknown>>;

/** How every change may be asked for. */
export const callParameters: readonly Json[] = [
  {
    name: 'plan',
    in: 'query',
    description: 'Nothing is done; the answer lists the changes that would be made.',
    schema: { type: 'boolean', default: false },
  },
  {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A text of your choice: the same one with the same body gives the first outcome, and nothing is done twice.',
    schema: { type: 'string', maxLength: 200 },
  },
  {
    name: 'Prefer',
    in: 'header',
    description: '`respond-async` puts the request on the queue and answers at once.',
    schema: { type: 'string' },
  },
];

export function problemResponse(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
