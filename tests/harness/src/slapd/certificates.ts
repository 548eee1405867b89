import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of a certificate and its key. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** An authority of a test, made by openssl. */
export interface CertificateAuthority {
  /** File with its own certificate. */
  readonly certificate: string;
  /**
   * @param names as `subjectAltName` has them, e.g. `IP:127.0.0.1`
   * @param days how long it is valid; less than nothing: it has expired
   */
  issue(names: string, days?: number): Promise<Certificate>;
  close(): Promise<void>;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

export async function makeAuthority(): Promise<CertificateAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-certificates-'));
  const file = (name: string) => join(folder, name);
  const [certificate, authorityKey] = [file('authority.pem'), file('authority.key')];
  const subject = ['-subj', '/CN=Test authority'];
  await run('openssl', ['req', '-x509', ...newKey, '-keyout', authorityKey, '-out', certificate, ...subject]);
  let issued = 0;
  return {
    certificate,
    async issue(names, days = 2) {
      const name = `server${++issued}`;
      const [request, extensions] = [file(`${name}.request`), file(`${name}.extensions`)];
      const [key, out] = [file(`${name}.key`), file(`${name}.pem`)];
      await writeFile(extensions, `subjectAltName=${names}\n`);
      await run('openssl', ['req', ...newKey, '-keyout', key, '-out', request, '-subj', `/CN=${name}`]);
      await run('openssl', [
        ...['x509', '-req', '-in', request, '-CA', certificate, '-CAkey', authorityKey, '-CAcreateserial'],
        ...['-days', String(days), '-extfile', extensions, '-out', out],
      ]);
      return { certificate: out, key };
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
