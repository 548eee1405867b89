import { type Agent, recoverChange, startAgent } from '@tenantry/deploy';
import type { Logger } from 'pino';

import type { Installation } from '../installation.ts';
import type { Settings } from '../settings.ts';

/** Makes this process a server of the installation, which does what deployment asks of it. */
export function startServerAgent(
  { deployment, loaded }: Installation,
  { settings, logger, address }: { settings: Settings; logger: Logger; address: string | undefined },
): Promise<Agent> {
  const { server: name, roles } = settings;
  return startAgent({
    ...deployment,
    loaded,
    registration: { name, roles, process: String(process.pid), ...(address === undefined ? {} : { address }) },
    recover: () => recoverChange(deployment),
    logger,
  });
}
