import type { Attributes, Changes } from '@tenantry/directory';

import { type ClientProtocols, parseProtocols, renderProtocols } from './protocol-settings.ts';

/** The protocols of a mailbox. */
export function protocolsOf(attributes: Attributes): ClientProtocols {
  return parseProtocols(attributes['protocolSettings'] ?? [], attributes['msExchOmaAdminWirelessEnable']?.[0]);
}

/** The attributes that hold the protocols of a mailbox. */
export function protocolChanges(protocols: ClientProtocols): Changes {
  const { protocolSettings, mobileOff } = renderProtocols(protocols);
  return { protocolSettings, msExchOmaAdminWirelessEnable: mobileOff === undefined ? [] : [mobileOff] };
}
