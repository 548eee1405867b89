import { rm } from 'node:fs/promises';

import type { Certificate } from '../slapd/certificates.ts';
import { chooseAddresses } from './addresses.ts';
import { administratorPassword, domainName, realm } from './domain.ts';
import { type DomainController, openController } from './domain-controller.ts';
import { makeRunFolder, writeConfiguration, writeNetwork } from './samba-files.ts';
import { copyPair, unpackTemplate } from './samba-template.ts';

export interface SambaPairOptions {
  /** False: the domain as it is after provisioning, without Tenantry's schema. Default true. */
  readonly schema?: boolean;
  /** Folder with the files of a pair that was halted. Default the template. */
  readonly from?: string;
  /** Gives the certificate that the controller at an address shows. Default one that Samba makes for itself, for no name. */
  readonly certificateFor?: (address: string) => Promise<Certificate>;
}

/** Two domain controllers of one domain on loopback. */
export interface SambaPair {
  readonly controllers: readonly [DomainController, DomainController];
  /** DN of the domain. */
  readonly domain: string;
  readonly administrator: { readonly user: string; readonly dn: string; readonly password: string };
  /** Where they have their files. */
  readonly folder: string;
  /** Waits until both know everything that either of them knows. */
  settle(): Promise<void>;
  /** Ends both in good order. */
  halt(): Promise<void>;
  /** Ends both and removes their files. */
  stop(): Promise<void>;
}

/**
 * Starts a pair from the template, which the first run makes. Needs root, for mount namespaces and ports below 1024.
 * The controllers end with this process, however that ends: they watch a pipe to it.
 */
export async function startSambaPair({
  schema = true,
  from,
  certificateFor,
}: SambaPairOptions = {}): Promise<SambaPair> {
  requireRoot();
  const folder = await makeRunFolder();
  try {
    const identifiers = await (from === undefined ? unpackTemplate(folder, { schema }) : copyPair(from, folder));
    const addresses = await chooseAddresses();
    await writeNetwork(folder, { addresses, identifiers });
    const controllers = await Promise.all(
      ([1, 2] as const).map(async (number) => {
        const address = addresses[number - 1] ?? '';
        await writeConfiguration(folder, { number, address, certificate: await certificateFor?.(address) });
        const controller = openController({ folder, number, address });
        await controller.start();
        return controller;
      }),
    );
    const [first, second] = controllers;
    if (!first || !second) throw new Error('two controllers were wanted');
    const halt = async () => {
      await Promise.all(controllers.map((controller) => controller.stop()));
    };
    return {
      controllers: [first, second],
      domain: domainName,
      administrator: {
        user: `Administrator@${realm}`,
        dn: `CN=Administrator,CN=Users,${domainName}`,
        password: administratorPassword,
      },
      folder,
      settle: () => settle([first, second]),
      halt,
      async stop() {
        await halt();
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

/** Puts a marker into each and waits until it is in the other one; changes arrive in their order. */
async function settle([first, second]: readonly [DomainController, DomainController]): Promise<void> {
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    const marker = await from.mark();
    await to.waitForMark(marker);
  }
}
