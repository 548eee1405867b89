import fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';

import type { Transformed, TransformTask } from './transformer.ts';

// The thread that applies XSL templates with libxslt. See transformer.ts.

// libxslt-wasm suspends WebAssembly while it fetches; Node 24 has that behind a flag.
setFlagsFromString('--experimental-wasm-jspi');

const mostBytes = 256 * 1024 * 1024;
const pageBytes = 64 * 1024;
// The types of Node do not know WebAssembly.
const { Memory } = (globalThis as unknown as { WebAssembly: WebAssemblyNamespace }).WebAssembly;
const { grow } = Memory.prototype;
Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * pageBytes > mostBytes) throw new RangeError('memory of templates is used up');
  return grow.call(this, pages);
};

// Templates may name documents by address; none is ever fetched. Files do not exist for the library.
globalThis.fetch = () => Promise.reject(new Error('templates cannot load other documents'));

// In a thread the library writes its reasons straight to the file of standard error, which is not its place.
const told: string[] = [];
fs.writeSync = (_, text) => {
  told.push(String(text).trim());
  return String(text).length;
};

const { XmlDocument, XsltStylesheet } = await import('libxslt-wasm');
const port = parentPort;
if (!port) throw new Error('this file runs as a thread');
port.on('message', async (task: TransformTask) => port.postMessage(await transform(task)));
port.postMessage('ready');

interface WebAssemblyNamespace {
  readonly Memory: { readonly prototype: WebAssemblyMemory };
}

interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(this: WebAssemblyMemory, pages: number): number;
}

async function transform({ stylesheet, source }: TransformTask): Promise<Transformed> {
  told.length = 0;
  try {
    // The stylesheet owns its document and frees it.
    using sheet = await XsltStylesheet.fromString(stylesheet);
    using document = await XmlDocument.fromString(source);
    using result = await sheet.apply(document);
    return { result: sheet.applyToString(result) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: [reason, ...told].join(' ').replaceAll(/\s+/g, ' ').slice(0, 500) };
  }
}
