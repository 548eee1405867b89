import type { AnyProcedure } from './procedure.ts';

export type ComponentKind = 'provider' | 'namespace';

/** An installable part: the procedures of one published namespace, and the tables that it owns. */
export interface Component {
  readonly kind: ComponentKind;
  /** Published namespace name, e.g. `Hosted Email 2007`. */
  readonly namespace: string;
  /** Procedures by export name. */
  readonly procedures: Readonly<Record<string, AnyProcedure>>;
  /** Folder of numbered SQL files and the PostgreSQL schema that they make. */
  readonly migrations?: { readonly schema: string; readonly folder: URL };
  /** Version of the package that it was loaded from; undefined for what comes with the program. The log keeps it with each step. */
  readonly version?: string;
}

type Extras = Pick<Component, 'migrations'>;

/** A component that drives one technology. */
export function provider(
  namespace: string,
  procedures: Readonly<Record<string, AnyProcedure>>,
  extras: Extras = {},
): Component {
  return { kind: 'provider', namespace, procedures: { ...procedures }, ...extras };
}

/** A component with business rules. */
export function namespace(
  name: string,
  procedures: Readonly<Record<string, AnyProcedure>>,
  extras: Extras = {},
): Component {
  return { kind: 'namespace', namespace: name, procedures: { ...procedures }, ...extras };
}
