import { isBinary, isDn, isDnWithBinary } from './attribute-types.ts';
import { treeKey } from './distinguished-name.ts';

/** A value in the form in which two are compared: text without case, names in one spelling, octets as they are. */
export function comparable(attribute: string, value: string): string {
  if (isBinary(attribute)) return value;
  if (isDn(attribute)) return keyOr(value);
  if (isDnWithBinary(attribute)) {
    const { prefix, dn } = splitDnWithBinary(value);
    return prefix === undefined || dn === undefined ? value.toLowerCase() : `${prefix.toUpperCase()}${keyOr(dn)}`;
  }
  return value.toLowerCase().normalize('NFC');
}

/** The name inside a value that names an entry. */
export function dnInside(attribute: string, value: string): string | undefined {
  if (isDn(attribute)) return value;
  return isDnWithBinary(attribute) ? splitDnWithBinary(value).dn : undefined;
}

/** The value with another name inside. */
export function withDn(attribute: string, value: string, dn: string): string {
  if (!isDnWithBinary(attribute)) return dn;
  return `${splitDnWithBinary(value).prefix ?? ''}${dn}`;
}

/** `B:32:<hex>:` and the name after it (MS-ADTS section 3.1.1.2.2.2.5). */
export function splitDnWithBinary(value: string): {
  readonly prefix: string | undefined;
  readonly dn: string | undefined;
} {
  const match = /^(B:\d+:[0-9a-f]*:)(.*)$/is.exec(value);
  return { prefix: match?.[1], dn: match?.[2] };
}

function keyOr(text: string): string {
  try {
    return treeKey(text);
  } catch {
    return text.toLowerCase();
  }
}
