import { createHash, randomInt } from 'node:crypto';

import { readDeviceInformation } from './device-information.ts';
import { isWiped } from './judge-device.ts';
import type { DeviceKey, DeviceMailbox, Partnership, Partnerships } from './partnerships.ts';
import { policyDigest, policyDocument } from './policy-document.ts';
import { type Status, status } from './status.ts';
import { provision, settings } from './wbxml/code-pages.ts';
import { childText, element, findChild, type WbxmlContent, type WbxmlElement } from './wbxml/element.ts';

export interface Provisioning {
  readonly partnerships: Partnerships;
  readonly mailbox: Pick<DeviceMailbox, 'policy'>;
  readonly device: DeviceKey;
  readonly partnership: Partnership;
}

export const policyType = 'MS-EAS-Provisioning-WBXML';

const success = 1;
/** Status of Provision ([MS-ASPROV] 2.2.2.54.2). */
const protocolError = 2;
/** Status of a policy in an answer (2.2.2.54.1). */
const policyStatus = { noPolicy: 2, unknownType: 3, wrongKey: 5 };
/** Status of a policy in an acknowledgement (2.2.2.54.1). */
const applied = { whole: '1', byOthers: '4' };
const keyLimit = 2 ** 32;

/**
 * Answers the command Provision: the policy, its acknowledgement, or the order to wipe and what came of it.
 * @returns a status when the device does not do what the policy says
 */
export async function answerProvision(request: WbxmlElement, given: Provisioning): Promise<WbxmlElement | Status> {
  const information = readDeviceInformation(request);
  if (information) await given.partnerships.describe(given.device, information);
  // Only the initial request has it, so that only its answer does.
  const told = information ? [element(settings.DeviceInformation, element(settings.Status, success))] : [];

  if (isWiped(given.partnership)) return answerWiped(request, given);
  const policy = findChild(findChild(request, provision.Policies), provision.Policy);
  if (!policy) return answer(protocolError, ...told);
  const type = childText(policy, provision.PolicyType);
  if (type !== policyType) return answerPolicy(type ?? '', policyStatus.unknownType, ...told);
  const key = childText(policy, provision.PolicyKey);
  if (key === undefined) return offerPolicy(given, told);
  return acknowledge(given, { key, status: childText(policy, provision.Status) });
}

/** The first phase: the policy with a key that is good for nothing but the acknowledgement. */
async function offerPolicy(
  { mailbox: { policy }, partnerships, device }: Provisioning,
  told: readonly WbxmlElement[],
): Promise<WbxmlElement> {
  if (!policy) return answerPolicy(policyType, policyStatus.noPolicy, ...told);
  const pendingKey = pendingKeyOf(device, policyDigest(policy));
  await partnerships.offerPolicy(device, pendingKey);
  return answer(
    success,
    ...told,
    inPolicy(
      element(provision.PolicyType, policyType),
      element(provision.Status, success),
      element(provision.PolicyKey, pendingKey),
      element(provision.Data, policyDocument(policy)),
    ),
  );
}

/** The second phase: the key with which commands are let through. */
async function acknowledge(
  { mailbox: { policy }, partnerships, device, partnership }: Provisioning,
  acknowledged: { readonly key: string; readonly status: string | undefined },
): Promise<WbxmlElement | Status> {
  if (!policy) return answerPolicy(policyType, policyStatus.noPolicy);
  const digest = policyDigest(policy);
  const pendingKey = pendingKeyOf(device, digest);
  const isPending = pendingKey === partnership.pendingPolicyKey && acknowledged.key === String(pendingKey);
  if (!isPending) return answerPolicy(policyType, policyStatus.wrongKey);
  // A device that applies the policy in part, not at all, or leaves that to others is as good as one that cannot provision.
  if (acknowledged.status !== applied.whole && policy['allowNonProvisionableDevices'] !== true) {
    return acknowledged.status === applied.byOthers ? status.externallyManaged : status.notFullyProvisionable;
  }
  const finalKey = newKey();
  if (!(await partnerships.acknowledgePolicy(device, { pendingKey, finalKey, digest }))) {
    return answerPolicy(policyType, policyStatus.wrongKey);
  }
  return answer(
    success,
    inPolicy(
      element(provision.PolicyType, policyType),
      element(provision.Status, success),
      element(provision.PolicyKey, finalKey),
    ),
  );
}

/** A device that is to be wiped gets nothing but the order; it may say that it has obeyed ([MS-ASPROV] 3.2.5.1.2.2). */
async function answerWiped(
  request: WbxmlElement,
  { partnerships, device, partnership: { wipe, wipeKind } }: Provisioning,
): Promise<WbxmlElement> {
  const order = wipeKind === 'account' ? provision.AccountOnlyRemoteWipe : provision.RemoteWipe;
  const outcome = findChild(request, order);
  if (outcome && wipe !== 'requested') {
    const done = childText(outcome, provision.Status) === String(success);
    if (done) await partnerships.noteWipeAcknowledged(device);
    return done ? answer(success) : answer(protocolError, element(order));
  }
  if (wipe === 'requested') await partnerships.noteWipeSent(device);
  return answer(success, element(order));
}

function answerPolicy(type: string, refused: number, ...told: readonly WbxmlElement[]): WbxmlElement {
  return answer(success, ...told, inPolicy(element(provision.PolicyType, type), element(provision.Status, refused)));
}

function inPolicy(...content: readonly WbxmlContent[]): WbxmlElement {
  return element(provision.Policies, element(provision.Policy, ...content));
}

/** What the device has told of itself is answered first ([MS-ASPROV] 3.2.5.1.1). */
function answer(outcome: number, ...content: readonly WbxmlElement[]): WbxmlElement {
  const isTold = ({ tag }: WbxmlElement) => tag === settings.DeviceInformation;
  return element(
    provision.Provision,
    ...content.filter(isTold),
    element(provision.Status, outcome),
    ...content.filter((each) => !isTold(each)),
  );
}

/**
 * The key that acknowledges a policy follows from it: when the policy changes in between, the acknowledgement is one of
 * another policy, and the device has to fetch the new one.
 */
function pendingKeyOf({ mailbox, deviceId }: DeviceKey, digest: string): number {
  const hash = createHash('sha256').update([mailbox, deviceId, digest].join(' ')).digest();
  return hash.readUInt32BE() || 1;
}

/** Never 0, which says that a device has no policy. */
function newKey(): number {
  return randomInt(1, keyLimit);
}
