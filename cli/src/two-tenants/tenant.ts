import type { Output } from './call.ts';

/** An organization of the test hoster. */
export interface Tenant {
  /** LDAP path of the organization. */
  readonly path: string;
  /** Its mail domain. */
  readonly domain: string;
  /** LDAP path of its administrator. */
  readonly administrator: string;
  /** Runs a procedure as its administrator. Throws the error of the answer. */
  run(name: string, input: unknown): Promise<Output>;
  /** Creates a user, e.g. `ann`, and gives its LDAP path. */
  user(name: string): Promise<string>;
  /** Creates a user with a mailbox and gives its LDAP path. */
  mailboxUser(name: string): Promise<string>;
}
