export { bookingOptions } from './booking-options.ts';
export { check } from './check.ts';
export { clientAccessOptions, mimeFormats } from './client-access-options.ts';
export { createdOrganization, createdPrincipal } from './created-objects.ts';
export { type DecodeOptions, decode } from './decode.ts';
export { type Decoded, decodeExactly, type ExactForm } from './decode-exactly.ts';
export { deliveryOptions } from './delivery-options.ts';
export {
  appliedDevicePolicy,
  devicePolicies,
  devicePolicyName,
  deviceStatistics,
  deviceUser,
  ownDevicePolicies,
  userDevice,
  wipeKind,
} from './device-fields.ts';
export { devicePolicySettings } from './device-policy-settings.ts';
export type { Element } from './element.ts';
export { encode, mergeInto } from './encode.ts';
export type { Fault } from './fault.ts';
export {
  type AlwaysReceived,
  defaulted,
  type Field,
  type Fields,
  type Given,
  isOptional,
  type Meaning,
  meaningOf,
  type ObjectKind,
  optional,
  type Received,
  sentenceOf,
  withMeaning,
} from './field.ts';
export {
  alsoSpelt,
  attribute,
  boolean,
  byIdentity,
  bytes,
  contact,
  container,
  countOrUnlimited,
  domainController,
  group,
  guid,
  integer,
  ldapPath,
  list,
  mailAlias,
  objectName,
  oneOf,
  organization,
  organizationOf,
  planName,
  presence,
  properties,
  propertyList,
  proxyAddress,
  recipient,
  record,
  repeated,
  secret,
  smtpAddress,
  smtpDomain,
  text,
  textOrList,
  user,
  userPrincipalName,
} from './fields.ts';
export {
  allowedRights,
  type FolderRight,
  folderLimits,
  folderName,
  folderPath,
  folderPermission,
  folderPlace,
  folderServer,
  folderSummary,
} from './folder-fields.ts';
export { type ListedField, listFields } from './list-fields.ts';
export { hasSecret, mask, maskDocument } from './mask.ts';
export { pageMarks, pageOptions } from './paging.ts';
export { guidToOctetText, parseGuid } from './parse-guid.ts';
export { parseXml, readXmlText, XmlFault, type XmlLimits, xmlLimits } from './parse-xml.ts';
export { type Receipt, receive } from './receive.ts';
export {
  changeableAddresses,
  changeableListing,
  contactSummary,
  groupDelivery,
  groupSummary,
  mailboxSummary,
  type RecipientType,
  recipientDetails,
  recipientSummary,
  recipientTypes,
} from './recipient-summary.ts';
export { type RenderOptions, renderXml } from './render-xml.ts';
export { sample, sampleValue } from './sample.ts';
export { type Shape, shapeOf } from './shape.ts';
export { toJsonSchema } from './to-json-schema.ts';
export { dialPlanFields, fixedDialPlanFields, umAudioCodec, umDiallingFields } from './um-dial-plan-fields.ts';
export {
  umEnablingFields,
  umMailboxFields,
  umMailboxPolicyFields,
  umPin,
  umPinFields,
  umPinRuleFields,
} from './um-mailbox-fields.ts';
export { umDescribedObject, umPropertiesField } from './um-object-fields.ts';
export { attributeName, elementName, qualifiedName, scopeOf, type XmlName, type XmlScope } from './xml-scope.ts';
export { type XsdRoot, type XsdTypes, xsdTypes } from './xsd-types.ts';
