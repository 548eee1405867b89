/** The service as the Plan Manager knows it. Source: hosted-unified-messaging-2007.yaml */
export const service = {
  serviceId: '245C703561E34fCD88DA92935FEA3B8C',
  serviceName: 'Exchange Unified Messaging service',
  serviceDescription: 'Exchange 2007 Unified Messaging Service',
} as const;

/** Plan type of organizations; its plans have no options. */
export const planType = 'Unified Messaging Plan';

export const events = { enabled: 'Unified Messaging Enabled', disabled: 'Unified Messaging Disabled' } as const;

/** What an organization has of this service: the service pointer of the historical system. Values are GUIDs. */
export const assets = {
  dialPlan: 'UMDialPlan',
  huntGroup: 'UMHuntGroup',
  mailboxPolicy: 'UMMailboxPolicy',
  /** A policy that was made for the organization, and goes with it. */
  generatedPolicy: 'UMGeneratedMailboxPolicy',
  /** Senders are told of messages that could not be delivered: `true` or nothing. */
  nonDeliveryReports: 'UMNonDeliveryReports',
} as const;
