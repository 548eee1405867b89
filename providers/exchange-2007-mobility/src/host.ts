export { type AppliedPolicy, readAppliedPolicy } from './applied-policy.ts';
export {
  acknowledgePolicy,
  acknowledgeWipe,
  type DeviceDatabase,
  type DeviceInformation,
  type DeviceKey,
  type DevicePartnership,
  findDevice,
  noteAttempt,
  noteHeartbeat,
  noteInformation,
  noteSuccess,
  noteWipeSent,
  offerPolicy,
  type SeenDevice,
} from './device-partnership.ts';
export type { PolicySettings } from './policy-attributes.ts';
