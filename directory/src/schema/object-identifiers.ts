/**
 * Arc of Tenantry's own schema objects: Microsoft's arc for organizations without a number of their own, followed by the
 * parts of the GUID 6f1d0c52-8f0e-4b53-9c1e-2a7f0d1e5b94, which was made for this purpose.
 */
export const schemaArc = '1.2.840.113556.1.8000.2554.28445.3154.36622.19283.39966.2785037.1989524';

/** Identifiers of attributes are `schemaArc`.1.number, those of classes `schemaArc`.2.number. */
export function objectIdentifier(kind: 'attribute' | 'class', number: number): string {
  return `${schemaArc}.${kind === 'attribute' ? 1 : 2}.${number}`;
}
