// Debian packages: slapd ldap-utils openssl
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import {
  type Certificate,
  type CertificateAuthority,
  makeAuthority,
  type Slapd,
  startSlapd,
} from '@tenantry/testing/slapd';

import { untilDone } from '../conformance-servers.ts';
import { detectFlavour } from './detect-flavour.ts';
import { createLdapDirectory } from './ldap-directory.ts';
import type { LdapOptions } from './ldap-options.ts';

const refused = 'DIRECTORY_CERTIFICATE_REFUSED';

/** The two ways to an encrypted connection: it is so from the start, or becomes so before the password is sent. */
const ways = ['ldaps', 'StartTLS'] as const;

describe('encrypted connections to OpenLDAP', () => {
  let authority: CertificateAuthority;
  let other: CertificateAuthority;
  let ca: string;

  before(async () => {
    [authority, other] = await Promise.all([makeAuthority(), makeAuthority()]);
    ca = await readFile(authority.certificate, 'utf8');
  });

  after(async () => {
    await authority?.close();
    await other?.close();
  });

  for (const way of ways) {
    it(`are made by ${way} with an authority of the settings, and with none of them refused`, async (t) => {
      const slapd = await serverWith(await authority.issue('IP:127.0.0.1'), t);

      assert.equal(await reach(optionsFor(slapd, way, { ca })), 'DC=fabrikam,DC=com');

      await assert.rejects(reach(optionsFor(slapd, way, {})), { code: refused, message: /dc1\.fabrikam\.com/ });
      const foreign = { ca: await readFile(other.certificate, 'utf8') };
      await assert.rejects(reach(optionsFor(slapd, way, foreign)), { code: refused });
    });

    it(`are refused by ${way} for another name and after the last day, unless the settings say otherwise`, async (t) => {
      const elsewhere = await serverWith(await authority.issue('DNS:dc1.elsewhere.example,IP:127.0.0.9'), t);
      const expired = await serverWith(await authority.issue('IP:127.0.0.1', -1), t);

      await assert.rejects(reach(optionsFor(elsewhere, way, { ca })), { code: refused, message: /127\.0\.0\.1/ });
      await assert.rejects(reach(optionsFor(expired, way, { ca })), { code: refused, message: /expired/ });

      assert.equal(await reach(optionsFor(expired, way, { rejectUnauthorized: false })), 'DC=fabrikam,DC=com');
    });

    it(`are made by ${way} again after the server was restarted, and checked again`, async (t) => {
      const slapd = await serverWith(await authority.issue('IP:127.0.0.1'), t);
      const [server] = slapd.servers;
      assert.ok(server);
      const port = createLdapDirectory(
        optionsFor(slapd, way, { ca }),
        await detectFlavour(optionsFor(slapd, way, { ca })),
      );
      t.after(() => port.close());
      assert.equal(await port.find(server.name, { dn: slapd.domain }, []), undefined);

      await server.kill();
      await assert.rejects(port.find(server.name, { dn: slapd.domain }, []), {
        code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
      });
      await server.start();
      await untilDone(() => port.find(server.name, { dn: slapd.domain }, []));
    });

    it(`are given up by ${way} when the server stands still, and made again when it goes on`, async (t) => {
      const slapd = await serverWith(await authority.issue('IP:127.0.0.1'), t);
      const [server] = slapd.servers;
      assert.ok(server);
      const options = optionsFor(slapd, way, { ca });
      const limits = { pauseMilliseconds: 20, operationMilliseconds: 200 };
      const port = createLdapDirectory({ ...options, limits }, await detectFlavour(options));
      t.after(() => port.close());
      await untilDone(() => port.find(server.name, { dn: slapd.domain }, []));

      await server.freeze();
      await assert.rejects(port.find(server.name, { dn: slapd.domain }, []), {
        code: 'DIRECTORY_CONTROLLER_UNREACHABLE',
        message: /did not answer within 0\.2 s/,
      });
      server.thaw();
      await untilDone(() => port.find(server.name, { dn: slapd.domain }, []));
    });
  }

  it('are not given up for plain ones where the server offers none', async (t) => {
    const slapd = await startSlapd();
    t.after(() => slapd.stop());

    await assert.rejects(reach(optionsFor(slapd, 'StartTLS', { ca })), { code: 'DIRECTORY_CONTROLLER_UNREACHABLE' });
  });
});

interface Cleaning {
  after(work: () => Promise<void>): void;
}

async function serverWith(tls: Certificate, test: Cleaning): Promise<Slapd> {
  const slapd = await startSlapd({ tls });
  test.after(() => slapd.stop());
  return slapd;
}

function optionsFor(
  { servers, bindDn, password, domain }: Slapd,
  way: (typeof ways)[number],
  tls: LdapOptions['tls'],
): LdapOptions {
  const isSecure = way === 'ldaps';
  const controllers = servers.map(({ name, url, secureUrl }) => ({ name, url: isSecure ? secureUrl : url }));
  return { controllers, bindDn, password, startTls: !isSecure, tls, domain, limits: { pauseMilliseconds: 20 } };
}

/** Logs on, and gives what the server says its domain is. */
async function reach(options: LdapOptions): Promise<string> {
  const port = createLdapDirectory(options, await detectFlavour(options));
  try {
    return (await port.contexts()).domain;
  } finally {
    await port.close();
  }
}
