import { nameIn } from './directory-values.ts';

/** The base of look-ups in the form that the provider takes: a distinguished name. */
export function visibilityOf(input: { readonly addressListVisibilityDistinguishedName?: string }): {
  addressListVisibilityDistinguishedName?: string;
} {
  const path = input.addressListVisibilityDistinguishedName;
  return path === undefined ? {} : { addressListVisibilityDistinguishedName: nameIn(path) };
}
