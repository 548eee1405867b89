import type { ExplainedRequest } from '@tenantry/engine/client';

import { NoSuchRequest, UsageInvalid } from '../errors.ts';
import type { Installation } from '../installation.ts';

const searched = 1000;
const shortestPrefix = 4;

/** The id of a request that a person named: the id, its beginning or end, or `last`. */
export async function findRequestId({ client }: Installation, name: string): Promise<string> {
  if (name.length === 36) return name;
  const recent = await client.list({ limit: name === 'last' ? 1 : searched });
  if (name === 'last') {
    if (recent[0]) return recent[0].requestId;
    throw NoSuchRequest(name);
  }
  const found = recent.filter(({ requestId }) => requestId.startsWith(name) || requestId.endsWith(name));
  if (found.length > 1)
    throw UsageInvalid(`${found.length} requests begin or end with "${name}".`, 'Give more of the id.');
  const [request] = name.length >= shortestPrefix ? found : [];
  if (!request) throw NoSuchRequest(name);
  return request.requestId;
}

/** The request with its steps. */
export async function explainRequest(installation: Installation, name: string): Promise<ExplainedRequest> {
  const explained = await installation.client.explain(await findRequestId(installation, name));
  if (!explained) throw NoSuchRequest(name);
  return explained;
}
