import { createServer } from 'node:net';

const attempts = 50;
const ldapPort = 389;

/** Two loopback addresses of a network that no other pair uses; which one is tried first depends on the process. */
export async function chooseAddresses(): Promise<[string, string]> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    // 127.64.0.0 to 127.127.255.0: far from what other programs use.
    const network = (process.pid * 37 + attempt * 101) % (64 * 256);
    const [first, second] = [1, 2].map((host) => `127.${64 + (network >> 8)}.${network & 255}.${host}`);
    if (first && second && (await isFree(first)) && (await isFree(second))) return [first, second];
  }
  throw new Error(
    `No pair of free loopback addresses was found in ${attempts} attempts. Does a server listen on port ${ldapPort} of all addresses?`,
  );
}

function isFree(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(ldapPort, address, () => server.close(() => resolve(true)));
  });
}
