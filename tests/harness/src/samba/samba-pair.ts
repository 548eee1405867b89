import { rm } from 'node:fs/promises';
import { chooseAddresses } from './addresses.ts';
import { administratorPassword, domainName, realm } from './domain.ts';
import { type DomainController, openController } from './domain-controller.ts';
import { makeRunFolder, writeConfiguration, writeNetwork } from './samba-files.ts';
import { unpackTemplate } from './samba-template.ts';

export interface SambaPairOptions {
  /** False: the domain as it is after provisioning, without Tenantry's schema. Default true. */
  readonly schema?: boolean;
}

/** Two domain controllers of one domain on loopback. */
export interface SambaPair {
  readonly controllers: readonly [DomainController, DomainController];
  /** DN of the domain. */
  readonly domain: string;
  readonly administrator: { readonly user: string; readonly dn: string; readonly password: string };
  /** Stops both and removes their files. */
  stop(): Promise<void>;
}

/**
 * Starts a pair from the template, which the first run makes. Needs root, for mount namespaces and ports below 1024.
 * The controllers end with this process, however that ends: they watch a pipe to it.
 */
export async function startSambaPair({ schema = true }: SambaPairOptions = {}): Promise<SambaPair> {
  requireRoot();
  const folder = await makeRunFolder();
  try {
    const identifiers = await unpackTemplate(folder, { schema });
    const addresses = await chooseAddresses();
    await writeNetwork(folder, { addresses, identifiers });
    const controllers = await Promise.all(
      ([1, 2] as const).map(async (number) => {
        const address = addresses[number - 1] ?? '';
        await writeConfiguration(folder, { number, address });
        const controller = openController({ folder, number, address });
        await controller.start();
        return controller;
      }),
    );
    const [first, second] = controllers;
    if (!first || !second) throw new Error('two controllers were wanted');
    return {
      controllers: [first, second],
      domain: domainName,
      administrator: {
        user: `Administrator@${realm}`,
        dn: `CN=Administrator,CN=Users,${domainName}`,
        password: administratorPassword,
      },
      async stop() {
        await Promise.all(controllers.map((controller) => controller.stop()));
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
}

function requireRoot(): void {
  if (process.getuid?.() === 0) return;
  throw new Error('Samba domain controllers start as root only: they bind port 389 and have a mount namespace each.');
}
