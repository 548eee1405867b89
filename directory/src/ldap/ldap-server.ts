import type { Client } from 'ldapts';

import { CertificateRefused, ControllerUnreachable } from '../errors.ts';
import { KnownAnswers } from './known-answers.ts';
import { KnownProgress } from './known-progress.ts';
import { type LdapConnection, openConnection } from './ldap-connection.ts';
import { isConnectionLost } from './ldap-errors.ts';
import { defaultLimits, type LdapAddress, type LdapLimits, type LdapOptions } from './ldap-options.ts';

/** The connections to one controller: opened when they are needed, opened anew when they broke. */
export class LdapServer {
  readonly name: string;
  readonly limits: LdapLimits;
  readonly progress = new KnownProgress();
  readonly answers = new KnownAnswers();
  readonly #address: LdapAddress;
  readonly #options: LdapOptions;
  readonly #shared: readonly SharedConnection[];
  readonly #idleCursors: LdapConnection[] = [];
  readonly #waiting: (() => void)[] = [];
  #cursors = 0;
  #downUntil = 0;
  #down: (() => Error) | undefined;
  #closed = false;

  constructor(address: LdapAddress, options: LdapOptions) {
    this.name = address.name;
    this.limits = { ...defaultLimits, ...options.limits };
    this.#address = address;
    this.#options = options;
    this.#shared = Array.from({ length: this.limits.connections }, () => ({ opening: undefined, users: 0 }));
  }

  /**
   * Does something over a connection that others use at the same time: the first one that nobody uses now, else the one
   * that fewest do. Whoever is alone stays with one, whose process or thread at the server has everything at hand.
   * @throws DIRECTORY_CONTROLLER_UNREACHABLE
   */
  async use<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const shared = this.#shared.reduce((least, each) => (each.users < least.users ? each : least));
    shared.users++;
    try {
      return await this.#inTime(await this.#connectionOf(shared), work);
    } finally {
      shared.users--;
    }
  }

  /**
   * The same for what only asks. Servers close connections that were idle, also while a question is on its way: that is
   * asked once more, over a new one.
   */
  async ask<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await this.use(work);
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      return this.use(work);
    }
  }

  /** Lends a connection that nobody else uses meanwhile: the cursor of a paged search belongs to its connection. */
  async *withCursor<T>(work: (client: Client) => AsyncIterable<T>): AsyncIterable<T> {
    const connection = await this.#takeCursor();
    let isFinished = false;
    try {
      yield* work(connection.client);
      isFinished = true;
    } finally {
      // A search that was left half-way leaves its cursor behind on the server.
      if (isFinished && connection.isOpen() && !this.#closed) this.#idleCursors.push(connection);
      else await connection.close();
      this.#release();
    }
  }

  /** Whether this password opens the account, tried on a connection of its own. */
  async canBind(dn: string, password: string): Promise<boolean> {
    this.#requireUp();
    // Servers take their time to hash a password, and many sign in at once.
    const patient = { ...this.limits, connectMilliseconds: this.limits.operationMilliseconds };
    const connection = await this.#connect(() =>
      openConnection(this.#address, { ...this.#options, bindDn: dn, password }, patient),
    ).catch((error: unknown) => {
      if (isInvalidCredentials(error)) return provesPassword(error);
      throw error;
    });
    if (typeof connection === 'boolean') return connection;
    await connection.close();
    return true;
  }

  /** Takes back what is on its way over connections that change something; what comes next opens others. */
  abandon(): void {
    for (const shared of this.#shared) {
      shared.opening?.then(
        (connection) => connection.reset(),
        () => undefined,
      );
      shared.opening = undefined;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const shared = await Promise.all(this.#shared.map(({ opening }) => opening?.catch(() => undefined)));
    await Promise.all([...shared, ...this.#idleCursors].map((each) => each?.close()));
  }

  async #inTime<T>(connection: LdapConnection, work: (client: Client) => Promise<T>): Promise<T> {
    const { operationMilliseconds } = this.limits;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      connection.reset();
    }, operationMilliseconds);
    try {
      return await work(connection.client);
    } catch (error) {
      if (!isLate) throw error;
      throw new Error(`it did not answer within ${operationMilliseconds / 1000} s`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  async #connectionOf(shared: SharedConnection): Promise<LdapConnection> {
    for (let { opening } = shared; opening; { opening } = shared) {
      const known = await opening.catch(() => undefined);
      if (known?.isOpen()) return known;
      // Whoever finds it broken first opens it anew; the others find the new one.
      if (shared.opening === opening) shared.opening = undefined;
    }
    shared.opening = this.#open();
    return await shared.opening;
  }

  async #takeCursor(): Promise<LdapConnection> {
    while (this.#cursors >= this.limits.cursors) await this.#cursorReturned();
    this.#cursors++;
    try {
      for (let idle = this.#idleCursors.pop(); idle; idle = this.#idleCursors.pop()) if (idle.isOpen()) return idle;
      return await this.#open();
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  /** Who holds one and waits for another one must not wait for ever. */
  #cursorReturned(): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(ControllerUnreachable(this.name, `its ${this.limits.cursors} connections for long searches are in use`));
      }, this.limits.cursorMilliseconds);
      this.#waiting.push(go);
    });
  }

  #release(): void {
    this.#cursors--;
    this.#waiting.shift()?.();
  }

  #open(): Promise<LdapConnection> {
    this.#requireUp();
    const lost = () => {
      this.progress.forget();
      this.answers.forget();
    };
    const options = { ...this.#options, lost };
    return this.#connect(() => openConnection(this.#address, options, this.limits)).catch((error: unknown) => {
      if (!isInvalidCredentials(error)) throw error;
      throw ControllerUnreachable(this.name, 'it does not take the name and password of the settings');
    });
  }

  async #connect(open: () => Promise<LdapConnection>): Promise<LdapConnection> {
    try {
      return await open();
    } catch (error) {
      if (isInvalidCredentials(error)) throw error;
      const refused = isCertificateFault(error) ? CertificateRefused : ControllerUnreachable;
      const reason = error instanceof Error ? error.message : String(error);
      this.#down = () => Object.assign(refused(this.name, reason), { cause: error });
      this.#downUntil = Date.now() + this.limits.pauseMilliseconds;
      throw this.#down();
    }
  }

  /** Callers do not each wait for a controller that has just been found dead. */
  #requireUp(): void {
    if (this.#closed) throw ControllerUnreachable(this.name, 'the engine is stopping');
    if (this.#down && Date.now() < this.#downUntil) throw this.#down();
  }
}

interface SharedConnection {
  opening: Promise<LdapConnection> | undefined;
  /** How many are doing something over it. */
  users: number;
}

/** Codes of Node for certificates that do not verify, and for names that they do not have. */
function isCertificateFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    /^(CERT|CRL|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|INVALID_CA|INVALID_PURPOSE|ERR_TLS_CERT)/.test(code) ||
    /^(UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)/.test(code)
  );
}

function isInvalidCredentials(error: unknown): boolean {
  // RFC 4511 section 4.1.9, invalidCredentials.
  return error instanceof Error && 'code' in error && error.code === 49;
}

/**
 * Active Directory refuses the right password of an account that may not log on now: at this hour or place, expired,
 * disabled, or to be changed first. A wrong password is refused for being wrong.
 */
function provesPassword(error: unknown): boolean {
  return error instanceof Error && /\bdata (530|531|532|533|701|773)\b/.test(error.message);
}
