import {
  type DeviceMailbox,
  type DevicePolicy,
  NotInstalled,
  type Partnership,
  type Partnerships,
} from '@tenantry/active-sync';
import type { DirectoryHost } from '@tenantry/directory/host';
import {
  acknowledgePolicy,
  acknowledgeWipe,
  type DeviceDatabase,
  type DevicePartnership,
  noteAttempt,
  noteHeartbeat,
  noteInformation,
  noteSuccess,
  noteWipeSent,
  offerPolicy,
  readAppliedPolicy,
} from '@tenantry/exchange-2007-mobility/host';

const mailboxAttributes = ['userPrincipalName', 'sAMAccountName', 'proxyAddresses', 'msExchMailboxGuid'];

/** The books of devices for the endpoint that they call: tables and policies of the mobility provider. */
export function openDevicePartnerships(host: DirectoryHost, database: DeviceDatabase): Partnerships {
  return {
    findMailbox: ({ trustee }) => findMailbox(host, trustee),
    async see({ type, ...device }) {
      const seen = await noteAttempt(database, { ...device, deviceType: type }).catch(refuseWithoutTables);
      return seen && asPartnership(seen);
    },
    describe: (device, information) => noteInformation(database, device, information),
    offerPolicy: (device, pendingKey) => offerPolicy(database, device, pendingKey).then(() => undefined),
    acknowledgePolicy: (device, { pendingKey, finalKey, digest }) =>
      acknowledgePolicy(database, device, { pendingPolicyKey: pendingKey, policyKey: finalKey, policyDigest: digest }),
    noteWipeSent: (device) => noteWipeSent(database, device).then(() => undefined),
    noteWipeAcknowledged: (device) => acknowledgeWipe(database, device).then(() => undefined),
    noteSync: (device) => noteSuccess(database, device).then(() => undefined),
    notePing: (device, seconds) => noteHeartbeat(database, device, seconds).then(() => undefined),
  };
}

function refuseWithoutTables(cause: unknown): never {
  // 42P01: the table does not exist, since its component is not installed.
  if (cause instanceof Error && 'code' in cause && cause.code === '42P01') throw NotInstalled();
  throw cause;
}

async function findMailbox({ directory, standing }: DirectoryHost, user: string): Promise<DeviceMailbox | undefined> {
  const place = await standing.locate(user, directory);
  if (!place?.organization) return undefined;
  const { path, guid, organization } = place;
  const [{ attributes }, applied] = await Promise.all([
    directory.read(path, mailboxAttributes),
    readAppliedPolicy(directory, { user: path, organization: organization.path }),
  ]);
  if (!attributes['msExchMailboxGuid']) return undefined;
  const { userPrincipalName = [], sAMAccountName = [], proxyAddresses = [] } = attributes;
  return {
    guid,
    organization: organization.guid,
    isEnabled: applied.activeSyncEnabled,
    allowedDevices: applied.allowedDeviceIDs,
    names: [
      ...userPrincipalName,
      ...sAMAccountName,
      ...proxyAddresses.map((address) => address.replace(/^smtp:/i, '')),
    ],
    policy: applied.policy && asPolicy(applied.policy.settings),
  };
}

/** The settings of a policy are values of plain types. */
function asPolicy(settings: object): DevicePolicy {
  return settings as DevicePolicy;
}

/** Keys of 32 bits come as texts, since their column has 64. */
function asPartnership({ policyKey, pendingPolicyKey, ...device }: DevicePartnership): Partnership {
  return {
    policyKey: policyKey === null ? undefined : Number(policyKey),
    pendingPolicyKey: pendingPolicyKey === null ? undefined : Number(pendingPolicyKey),
    policyDigest: device.policyDigest ?? undefined,
    lastPolicyUpdateTime: device.lastPolicyUpdateTime ?? undefined,
    access: device.access,
    wipe: device.wipe,
    wipeKind: device.wipeKind ?? undefined,
  };
}
