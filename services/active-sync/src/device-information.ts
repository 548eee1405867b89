import type { DeviceInformation } from './partnerships.ts';
import { settings } from './wbxml/code-pages.ts';
import { childText, findChild, type WbxmlElement } from './wbxml/element.ts';

/** As long as a value of the protocol may be ([MS-ASCMD] 6.38). */
const lengthMaximum = 1024;

/** What a device tells of itself inside Provision or Settings; undefined when it tells nothing. */
export function readDeviceInformation(request: WbxmlElement): DeviceInformation | undefined {
  const set = findChild(findChild(request, settings.DeviceInformation), settings.Set);
  if (!set) return undefined;
  const entries = Object.entries({
    model: childText(set, settings.Model),
    imei: childText(set, settings.IMEI),
    friendlyName: childText(set, settings.FriendlyName),
    operatingSystem: childText(set, settings.OS),
    operatingSystemLanguage: childText(set, settings.OSLanguage),
    phoneNumber: childText(set, settings.PhoneNumber),
    userAgent: childText(set, settings.UserAgent),
  });
  return Object.fromEntries(entries.flatMap(([name, text]) => (text ? [[name, text.slice(0, lengthMaximum)]] : [])));
}
