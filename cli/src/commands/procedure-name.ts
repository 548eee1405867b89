import { UsageInvalid } from '../errors.ts';

/** Namespace and procedure of `Namespace::Procedure`. */
export function readProcedureName(text: string): { readonly namespace: string; readonly procedure: string } {
  const [namespace, procedure, ...more] = text.split('::').map((part) => part.trim());
  if (!namespace || !procedure || more.length > 0) {
    throw UsageInvalid(`"${text}" is not the name of a procedure.`, 'Write it as "Namespace::Procedure".');
  }
  return { namespace, procedure };
}

/** Whether two names mean the same; case and spaces do not matter, as in the engine. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.replaceAll(/\s/g, '').toLowerCase();
}
