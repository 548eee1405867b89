// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd openssl
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';

import { type DomainController, type SambaPair, startSambaPair } from '@tenantry/testing/samba';
import { type CertificateAuthority, makeAuthority } from '@tenantry/testing/slapd';

import { createLdapDirectory, type LdapDirectory } from '../ldap/ldap-directory.ts';
import type { LdapOptions } from '../ldap/ldap-options.ts';
import { activeDirectoryFlavour } from './active-directory-flavour.ts';

const refused = 'DIRECTORY_CERTIFICATE_REFUSED';

describe('encrypted connections to domain controllers', () => {
  let authority: CertificateAuthority;
  let pair: SambaPair;
  let ca: string;
  /** Shows a certificate with its address. */
  let named: DomainController;
  /** Shows one that was issued for another name. */
  let misnamed: DomainController;

  before(async () => {
    authority = await makeAuthority();
    ca = await readFile(authority.certificate, 'utf8');
    const isFirst = (address: string) => address.endsWith('.1');
    pair = await startSambaPair({
      certificateFor: (address) => authority.issue(isFirst(address) ? `IP:${address}` : 'DNS:dc2.elsewhere.example'),
    });
    [named, misnamed] = pair.controllers;
  });

  after(async () => {
    await pair?.stop();
    await authority?.close();
  });

  for (const way of ['ldaps', 'StartTLS'] as const) {
    it(`are made by ${way} with an authority of the settings, and carry passwords`, async () => {
      await through(optionsFor(named, way, { ca }), async (port) => {
        const dn = `CN=Encrypted ${way},CN=Users,${pair.domain}`;
        await port.add(named.name, dn, { objectClass: ['user'], sAMAccountName: [`encrypted-${way}`] });
        await port.setPassword(named.name, dn, 'Encrypted-password-1');
        await port.modify(named.name, dn, [{ kind: 'replace', attribute: 'userAccountControl', values: ['512'] }]);
        assert.equal(await port.checkPassword(named.name, dn, 'Encrypted-password-1'), true);
        assert.equal(await port.checkPassword(named.name, dn, 'Encrypted-password-2'), false);
      });
    });

    it(`are refused by ${way} where the issuer is unknown, or the certificate is for another name`, async () => {
      await assert.rejects(reach(optionsFor(named, way, {})), { code: refused, message: /dc1\.fabrikam\.com/ });
      await assert.rejects(reach(optionsFor(misnamed, way, { ca })), {
        code: refused,
        message: new RegExp(misnamed.address.replaceAll('.', '\\.')),
      });

      assert.equal(await reach(optionsFor(misnamed, way, { rejectUnauthorized: false })), pair.domain);
    });
  }

  function optionsFor(
    { name, url, secureUrl }: DomainController,
    way: 'ldaps' | 'StartTLS',
    tls: LdapOptions['tls'],
  ): LdapOptions {
    const isSecure = way === 'ldaps';
    const { user: bindDn, password } = pair.administrator;
    const controllers = [{ name, url: isSecure ? secureUrl : url }];
    return { controllers, bindDn, password, startTls: !isSecure, tls, domain: undefined };
  }
});

/** Logs on, and gives what the server says its domain is. */
function reach(options: LdapOptions): Promise<string> {
  return through(options, async (port) => (await port.contexts()).domain);
}

async function through<T>(options: LdapOptions, work: (port: LdapDirectory) => Promise<T>): Promise<T> {
  const port = createLdapDirectory(options, activeDirectoryFlavour());
  try {
    return await work(port);
  } finally {
    await port.close();
  }
}
