import { requestStates } from '@tenantry/engine/client';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' }, description: 'The request.' };
const problem = {
  '4XX': {
    description: 'There is no such request for this caller.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
};

/** The addresses below `/requests`. */
export const requestPaths = {
  '/requests': {
    get: {
      ...operation(
        'requests.list',
        'Lists requests, newest first; administrators of the hoster see all, others their own.',
      ),
      parameters: [
        query('state', 'Only these states, separated by commas.', {
          type: 'string',
          examples: [requestStates.join(',')],
        }),
        query('title', 'Only requests whose title contains this text.', { type: 'string' }),
        query('about', 'Only requests whose calls or steps name this: an address, a path or part of one, a GUID.', {
          type: 'string',
        }),
        query('since', 'Only requests accepted since then.', { type: 'string', format: 'date-time' }),
        query('until', 'Only requests accepted before then.', { type: 'string', format: 'date-time' }),
        query('after', 'Continues after this request: the `after` of the page before.', { type: 'string' }),
        query('limit', 'Length of a page.', { type: 'integer', minimum: 1, maximum: 1000, default: 50 }),
      ],
      responses: {
        ...json('A page.', {
          type: 'object',
          properties: {
            requests: { type: 'array', items: { $ref: '#/components/schemas/Request' } },
            after: { type: 'string' },
          },
        }),
        ...problem,
      },
    },
  },
  '/requests/{id}': {
    get: {
      ...operation('requests.read', 'How a request ended, or where it is.'),
      parameters: [id],
      responses: { ...json('The answer.', { $ref: '#/components/schemas/Answer' }), ...problem },
    },
  },
  '/requests/{id}/steps': {
    get: {
      ...operation('requests.explain', 'Every call of a request, with its time and its undo.'),
      parameters: [id],
      responses: { ...json('The request with its steps.', { $ref: '#/components/schemas/Request' }), ...problem },
    },
  },
  '/requests/{id}/events': {
    get: {
      ...operation('requests.follow', 'Follows a request: an event `step` for each step, `ended` with the answer.'),
      parameters: [id],
      responses: {
        '200': { description: 'Server-sent events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...problem,
      },
    },
  },
  '/requests/{id}/cancel': {
    post: {
      ...operation('requests.cancel', 'Cancels a request; one that runs is undone.'),
      parameters: [id],
      responses: { ...json('The answer.', { $ref: '#/components/schemas/Answer' }), ...problem },
    },
  },
};

function operation(operationId: string, summary: string) {
  return { operationId, tags: ['Requests'], summary, description: summary };
}

function query(name: string, description: string, schema: object) {
  return { name, in: 'query', description, schema };
}

function json(description: string, schema: object) {
  return { '200': { description, content: { 'application/json': { schema } } } };
}
