import type { TwoTenants } from './two-tenants.ts';

/** Prepares what a procedure needs at the tenant acme and gives an input that succeeds. */
export type MakeRequest = (hoster: TwoTenants) => unknown;

/** Requests of a namespace, by procedure. */
export type Requests = Readonly<Record<string, MakeRequest>>;
