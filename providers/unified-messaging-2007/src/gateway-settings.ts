import { boolean, integer, optional, text } from '@tenantry/schema';

import { bitIn, numberIn, type SettingsOf, textIn, truthIn, wordIn } from './settings.ts';

/** IPv4 or IPv6 address, or host name. */
export const gatewayAddress = text('IP address or host name of the gateway device.', {
  maxLength: 255,
  pattern: '^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$',
});

/** What may be set of an IP gateway. */
export const gatewayFields = {
  address: optional(gatewayAddress),
  port: optional(integer('Port of the gateway. Default 5060.', { minimum: 1, maximum: 65_535 })),
  outcallsAllowed: optional(boolean('Whether calls may go out through the gateway. Default true.')),
  simulator: optional(boolean('Whether it stands for a gateway in tests. Default false.')),
};

export const gatewaySettings = {
  address: textIn('msExchUMIPGatewayAddress'),
  port: numberIn('msExchUMIPGatewayPort', 5060),
  outcallsAllowed: truthIn('msExchUMOutcallsAllowed', true),
  simulator: bitIn('msExchUMIPGatewayFlags', 1, false),
} satisfies SettingsOf<typeof gatewayFields>;

/** Whether it takes calls: all, none, or those that it has until they end. */
export const gatewayStatus = wordIn('msExchUMIPGatewayStatus', { Enabled: 0, Disabled: 1, NoNewCalls: 2 });
