import { server } from './database.ts';
import { silentLogger } from './installation-settings.ts';

/** What the proof of isolation needs besides the numbers: the server of this process. */
export async function isolationSurroundings() {
  const { connectionString, folder } = await server();
  return {
    server: connectionString,
    data: folder,
    lanes: 1,
    logger: silentLogger,
    signal: new AbortController().signal,
  };
}
