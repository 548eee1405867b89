export { type ActiveSyncServiceOptions, activeSyncService } from './active-sync-service.ts';
export { NotInstalled } from './errors.ts';
export type {
  AcknowledgedPolicy,
  DeviceInformation,
  DeviceKey,
  DeviceMailbox,
  DevicePolicy,
  Partnership,
  Partnerships,
  PolicyValue,
  SeenDevice,
} from './partnerships.ts';
export { principalName } from './user-name.ts';
