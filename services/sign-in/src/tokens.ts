import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Principal, Role } from '@tenantry/engine/client';
import type pg from 'pg';

import {
  TokenAccountUnknown,
  TokenLifetimeInvalid,
  TokenOrganizationUnknown,
  TokenRoleTooHigh,
  TokenUnknown,
} from './errors.ts';
import type { People } from './people.ts';
import { isAtLeast } from './role-order.ts';

/** What a new token is to be good for. */
export interface TokenOrder {
  /** What it is for, for whoever reads the list. */
  readonly name: string;
  /** User whose rights it gives a part of. */
  readonly account: string;
  /** LDAP path of the organization that it is good for, with those below. */
  readonly organization: string;
  /** What it may do there at most. */
  readonly role: Role;
  readonly days: number;
  readonly createdBy: string;
}

export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  /** LDAP path; undefined when the user is gone, with whom the token has ended. */
  readonly account: string | undefined;
  readonly organization: string | undefined;
  readonly role: Role;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | undefined;
}

/** Tokens that programs sign in with, in place of a user and his password. */
export interface ApiTokens {
  /** Gives the token, which is told once and never again. */
  create(order: TokenOrder): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: Date }>;
  /** Those that are valid. */
  list(): Promise<TokenSummary[]>;
  /** It ends within seconds, wherever it is used. */
  revoke(id: string): Promise<void>;
  /** Who bears a token. */
  check(token: string): Promise<Principal | undefined>;
}

const daysMaximum = 366;
const idBytes = 8;
const secretBytes = 32;
const form = /^tnt_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** Whether a text looks like a token of ours. */
export function isApiToken(text: string): boolean {
  return form.test(text);
}

interface Row {
  readonly id: string;
  readonly secret_digest: Buffer;
  readonly name: string;
  readonly account: string;
  readonly organization: string;
  readonly role: Role;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
}

const valid = 'revoked_at is null and expires_at > now()';

export function createTokens(pool: pg.Pool, people: Omit<People, 'authenticate'>): ApiTokens {
  return {
    async create({ name, account, organization, role, days, createdBy }) {
      if (!Number.isInteger(days) || days < 1 || days > daysMaximum) {
        throw TokenLifetimeInvalid(String(days), String(daysMaximum));
      }
      const user = await people.find(account);
      if (!user?.isEnabled) throw TokenAccountUnknown(account);
      const place = await people.findOrganization(organization);
      if (!place) throw TokenOrganizationUnknown(organization);
      const held = await people.roleAt({ trustee: user.path }, place.path);
      if (!held || !isAtLeast(held, role))
        throw TokenRoleTooHigh(user.path, `${role} at ${place.path}`, held ?? 'none');

      const id = randomBytes(idBytes).toString('hex');
      const secret = randomBytes(secretBytes).toString('base64url');
      const { rows } = await pool.query<{ expires_at: Date }>(
        `insert into sign_in.token (id, secret_digest, name, account, organization, role, created_by, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(days => $8))
        returning expires_at`,
        [id, digestOf(secret), name, user.guid, place.guid, role, createdBy, days],
      );
      return { id, token: `tnt_${id}_${secret}`, expiresAt: rows[0]?.expires_at ?? new Date() };
    },

    async list() {
      const { rows } = await pool.query<Row>(`select * from sign_in.token where ${valid} order by created_at, id`);
      return Promise.all(rows.map(summaryOf));
    },

    async revoke(id) {
      const { rowCount } = await pool.query(`update sign_in.token set revoked_at = now() where id = $1 and ${valid}`, [
        id,
      ]);
      if (rowCount !== 1) throw TokenUnknown(id);
    },

    async check(token) {
      const [, id, secret = ''] = form.exec(token) ?? [];
      if (id === undefined) return undefined;
      const { rows } = await pool.query<Row>(`select * from sign_in.token where id = $1 and ${valid}`, [id]);
      const [row] = rows;
      if (!row || !timingSafeEqual(row.secret_digest, digestOf(secret))) return undefined;
      const user = await people.find(byGuid(row.account));
      if (!user?.isEnabled) return undefined;
      await noteUse(row);
      return {
        trustee: `${user.path} (token ${id})`,
        delegation: { user: user.path, organization: row.organization, role: row.role },
      };
    },
  };

  async function summaryOf(row: Row): Promise<TokenSummary> {
    const user = await people.find(byGuid(row.account));
    const place = await people.findOrganization(byGuid(row.organization));
    return {
      id: row.id,
      name: row.name,
      account: user?.path,
      organization: place?.path,
      role: row.role,
      createdBy: row.created_by,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at ?? undefined,
    };
  }

  /** To the minute: who asks is looking for tokens that nobody needs any more. */
  async function noteUse({ id }: Row): Promise<void> {
    await pool.query(
      `update sign_in.token
      set last_used_at = now()
      where id = $1
        and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
      [id],
    );
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function byGuid(guid: string): string {
  return `LDAP://<GUID=${guid}>`;
}
