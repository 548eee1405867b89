import type { Client, ProcedureDefinition } from '@tenantry/engine/client';
import { record, withMeaning } from '@tenantry/schema';

import type { Operation } from './operation.ts';

/** A web service: one address with methods. */
export interface WebService {
  /** Folder of its address: `/<virtual directory>/<name>/Service.asmx`. */
  readonly name: string;
  /** Published name, e.g. `Hosted Email 2007 Web Service`. */
  readonly title: string;
  operations(client: Pick<Client, 'definitions'>): Operation[];
}

export interface WebServiceOptions {
  readonly name: string;
  /** Whose procedures it shows. */
  readonly namespace: string;
  /** Default: the namespace with `Web Service`. */
  readonly title?: string;
}

/** The web service of a namespace: each public procedure is a method of the same name, without logic between. */
export function webService({ name, namespace, title = `${namespace} Web Service` }: WebServiceOptions): WebService {
  return {
    name,
    title,
    operations: (client) =>
      client
        .definitions()
        .filter((each) => each.namespace === namespace && each.access === 'public')
        .map(operationOf),
  };
}

/** `<Method>` holds `<MethodRequest>`, the answer `<MethodResponse>` holds `<MethodResult>`. Source: web-services.md section 1 */
function operationOf(definition: ProcedureDefinition): Operation {
  const { namespace, input, output } = definition;
  const name = definition.name.replaceAll(/[^A-Za-z0-9_]/g, '');
  const requestName = `${name}Request`;
  const resultName = `${name}Result`;
  return {
    name,
    documentation: documentationOf(definition),
    request: { [requestName]: withMeaning(record('', input), { type: `${name}_Request` }) },
    response: { [resultName]: withMeaning(record('', output), { type: `${name}_Result` }) },
    submission: (request) => ({ namespace, procedure: definition.name, input: request[requestName] }),
    answer: ({ output: result, error }) => (error ? undefined : { [resultName]: result ?? {} }),
  };
}

function documentationOf({ summary, remarks, role }: ProcedureDefinition): string {
  return [summary, remarks, `Role: ${role ?? 'everybody who is authenticated'}.`]
    .filter((part) => part !== undefined)
    .join(' ');
}
