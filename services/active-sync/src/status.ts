import { type ProtocolVersion, statusVersion } from './protocol-version.ts';

/** Why a command is refused: the common status codes ([MS-ASCMD] 2.2.2) that this server gives. */
export const status = {
  userDisabled: 126,
  deviceBlocked: 129,
  notFullyProvisionable: 139,
  remoteWipeRequested: 140,
  notProvisioned: 142,
  policyRefresh: 143,
  invalidPolicyKey: 144,
  externallyManaged: 145,
  tooManyDevices: 177,
} as const;

export type Status = (typeof status)[keyof typeof status];

/** "Retry after sending a PROVISION command": what versions before 14.0 know in the place of a status. */
export const retryWith = 449;
const forbidden = 403;

/** These make the device send Provision, which tells it what to do. */
const provisionAgain: readonly Status[] = [
  status.remoteWipeRequested,
  status.notProvisioned,
  status.policyRefresh,
  status.invalidPolicyKey,
];

/** The status of HTTP for a refusal; 200 for one that is told in the body. */
export function httpStatusOf(refusal: Status, version: ProtocolVersion, hasBody: boolean): number {
  if (version >= statusVersion && hasBody) return 200;
  return provisionAgain.includes(refusal) ? retryWith : forbidden;
}
