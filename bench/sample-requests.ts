import { readdir, readFile } from 'node:fs/promises';

/** The requests of the sample hoster, in their order. */
export async function sampleRequests(): Promise<string[]> {
  const examples = new URL('../examples/', import.meta.url);
  const names = (await readdir(examples)).filter((name) => /^\d\d-.*\.xml$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(new URL(name, examples), 'utf8')));
}
