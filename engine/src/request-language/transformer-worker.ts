import fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';

import type { TransformReply, TransformTask } from './transformer.ts';

// The thread that applies XSL templates with libxslt. See transformer.ts.

// libxslt-wasm suspends WebAssembly while it fetches; Node 24 has that behind a flag.
setFlagsFromString('--experimental-wasm-jspi');

const mostBytes = 256 * 1024 * 1024;
const pageBytes = 64 * 1024;
const stackBytes = 16 * 1024 * 1024;
// Memory of WebAssembly never becomes smaller, and what failed may not have been freed.
const spentBytes = 96 * 1024 * 1024;
const spentRuns = 5000;

// The types of Node do not know WebAssembly.
const { WebAssembly: assembly } = globalThis as unknown as { WebAssembly: WebAssemblyNamespace };
let bytes = 0;
const { grow } = assembly.Memory.prototype;
assembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * pageBytes > mostBytes) throw new RangeError('memory of templates is used up');
  bytes = this.buffer.byteLength + pages * pageBytes;
  return grow.call(this, pages);
};
let library: LibraryExports | undefined;
const { instantiate } = assembly;
assembly.instantiate = async (...given) => {
  const made = await instantiate(...given);
  library = made.instance.exports;
  return made;
};

// Templates may name documents by address; none is ever fetched. Files do not exist for the library.
class DocumentRefused extends Error {}
globalThis.fetch = () => Promise.reject(new DocumentRefused('they name another document, and cannot load any.'));

// In a thread the library writes its reasons straight to the file of standard error, which is not its place.
const told: string[] = [];
fs.writeSync = (_, text) => {
  told.push(String(text).trim());
  return String(text).length;
};

const { XmlDocument, XsltStylesheet } = await import('libxslt-wasm');
const port = parentPort;
if (!port || !library) throw new Error('this file runs as a thread, with libxslt-wasm');
enlargeStack(library);
let runs = 0;
port.on('message', async (task: TransformTask) => port.postMessage(await transform(task)));
port.postMessage('ready');

interface WebAssemblyNamespace {
  readonly Memory: { readonly prototype: WebAssemblyMemory };
  instantiate(...given: unknown[]): Promise<{ readonly instance: { readonly exports: LibraryExports } }>;
}

interface WebAssemblyMemory {
  readonly buffer: ArrayBuffer;
  grow(this: WebAssemblyMemory, pages: number): number;
}

/** What is used of libxslt-wasm beside its own interface. */
interface LibraryExports {
  malloc(bytes: number): number;
  _emscripten_stack_restore(address: number): void;
}

/**
 * The library is built with a stack of 64 KB and nothing below it that would stop it: templates that call each other
 * some hundred times deep wrote over other memory. libxslt itself ends them at a depth of 3000, for which this is enough.
 */
function enlargeStack({ malloc, _emscripten_stack_restore: moveStack }: LibraryExports): void {
  const bottom = malloc(stackBytes);
  if (bottom === 0) throw new Error('no memory for the stack of templates');
  moveStack((bottom + stackBytes) & ~15);
}

async function transform({ stylesheet, source }: TransformTask): Promise<TransformReply> {
  told.length = 0;
  runs++;
  try {
    const result = await apply(stylesheet, source);
    return { transformed: { result }, spent: bytes > spentBytes || runs > spentRuns };
  } catch (error) {
    // The library throws plain errors; any other comes from inside WebAssembly, whose memory is not to be trusted then.
    const broken = !(error instanceof Error) || error.constructor !== Error;
    return {
      transformed: { reason: reasonOf(error, broken) },
      spent: broken || bytes > spentBytes || runs > spentRuns,
    };
  }
}

async function apply(stylesheet: string, source: string): Promise<string> {
  // The stylesheet owns its document and frees it.
  using sheet = await XsltStylesheet.fromString(stylesheet);
  using document = await XmlDocument.fromString(source);
  using result = await sheet.apply(document);
  return sheet.applyToString(result);
}

function reasonOf(error: unknown, broken: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DocumentRefused) return message;
  if (message.includes('call stack')) return 'they call each other too deep.';
  const reason = broken ? `the XSL processor failed (${message}).` : message;
  return [reason, ...told].join(' ').replaceAll(/\s+/g, ' ').slice(0, 500);
}
