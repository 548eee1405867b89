import type { Principal } from '@tenantry/engine/client';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { Attempts } from './attempts.ts';
import type { CallLimits } from './call-limits.ts';
import { clientCertificate } from './client-certificate.ts';
import type { OpenIdConnect } from './open-id-connect.ts';
import type { Passwords } from './passwords.ts';
import type { People } from './people.ts';
import { readProof } from './read-proof.ts';
import type { Refuse } from './refusal.ts';
import type { ApiTokens } from './tokens.ts';
import { tooManyAttempts } from './too-many-attempts.ts';
import { createVerdicts, defaultVerdictLimits, type VerdictLimits } from './verdicts.ts';

export interface SignInOptions {
  readonly people: Pick<People, 'find'>;
  readonly passwords: Passwords;
  readonly tokens: Pick<ApiTokens, 'check'>;
  readonly attempts: Attempts;
  readonly callLimits: CallLimits;
  /** A provider whose bearer tokens are taken. */
  readonly openIdConnect?: OpenIdConnect | undefined;
  readonly verdicts?: VerdictLimits;
  /** Told how each call that had to be signed in ended. */
  readonly told?: (outcome: SignInOutcome) => void;
}

export type SignInOutcome = 'accepted' | 'refused' | 'locked';

type NameOf = (name: string) => string;

/** Who calls over HTTP. */
export interface SignIn {
  /**
   * Who sends a request; undefined when it proves nobody.
   * @param nameOf what a name means that is written in the way of this service
   * @throws SIGN_IN_TOO_MANY_ATTEMPTS, SIGN_IN_TOO_MANY_CALLS, SIGN_IN_ISSUER_UNAVAILABLE
   */
  authenticate(request: FastifyRequest, nameOf?: NameOf): Promise<Principal | undefined>;
  /** Who has signed in with a request, for the log. */
  callerOf(request: FastifyRequest): Principal | undefined;
  /** Bounds calls by address and completes refusals with what HTTP wants beside them. To be called before services are registered. */
  guard(server: FastifyInstance): void;
}

const bearerChallenge = 'Bearer realm="tenantry"';

export function createSignIn(options: SignInOptions): SignIn {
  const { told = () => undefined, people, passwords, tokens, attempts, callLimits, openIdConnect } = options;
  const verdicts = createVerdicts<Principal>(options.verdicts ?? defaultVerdictLimits);
  const callers = new WeakMap<FastifyRequest, Principal>();
  const waits = new WeakMap<FastifyRequest, number>();

  return {
    async authenticate(request, nameOf = (name) => name) {
      const principal = await recognize(request, nameOf);
      told(principal ? 'accepted' : 'refused');
      if (!principal) return undefined;
      callers.set(request, principal);
      await callLimits.countAccount(principal.trustee, refuseAt(request));
      return principal;
    },
    callerOf: (request) => callers.get(request),
    guard(server) {
      server.addHook('onRequest', (request) => callLimits.countAddress(request.ip, refuseAt(request)));
      server.addHook('onSend', async (request, reply) => {
        const seconds = waits.get(request);
        if (seconds !== undefined) reply.header('retry-after', seconds);
        // Beside the challenge of the service.
        if (reply.statusCode === 401) reply.header('www-authenticate', challenges(reply.getHeader('www-authenticate')));
      });
    },
  };

  async function recognize(request: FastifyRequest, nameOf: NameOf): Promise<Principal | undefined> {
    const refuse = refuseAt(request);
    const locked = (seconds: number) => {
      told('locked');
      return refuse(tooManyAttempts(seconds), seconds);
    };
    const from = request.ip;
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const certificate = clientCertificate(request.raw.socket);
      if (!certificate) return undefined;
      const { fingerprint, account } = certificate;
      return verdicts.on({ secret: `certificate ${fingerprint}`, from }, () => findEnabled(account));
    }
    const proof = readProof(authorization);
    if (!proof) return undefined;
    if (proof.kind === 'password') {
      const user = nameOf(proof.user);
      return verdicts.on({ secret: `${user} ${authorization}`, from }, () =>
        passwords.check({ user, password: proof.password, address: from, locked }),
      );
    }
    return verdicts.on({ secret: authorization, from }, () => {
      const checker = proof.kind === 'api-token' ? tokens : openIdConnect;
      return attempts.try({ address: from, locked }, async () => checker?.check(proof.token));
    });
  }

  async function findEnabled(name: string): Promise<Principal | undefined> {
    const account = await people.find(name);
    return account?.isEnabled ? { trustee: account.path } : undefined;
  }

  function refuseAt(request: FastifyRequest): Refuse {
    return (error, seconds) => {
      waits.set(request, seconds);
      return error;
    };
  }
}

function challenges(present: unknown): string[] {
  return typeof present === 'string' ? [present, bearerChallenge] : [bearerChallenge];
}
