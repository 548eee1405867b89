#!/usr/bin/env node
// Plain JavaScript that any Node runs: the program itself is TypeScript and needs Node 24, which npm has installed beside it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// biome-ignore lint/style/noProcessEnv: the program gets the environment that the launcher was called in
const environment = process.env;
const neededMajor = 24;
const compileCache = new URL('../../node_modules/.cache/tenantry', import.meta.url);
const main = new URL('../src/main.ts', import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
  await import(main.href);
} else {
  runWith(findNode());
}

function findNode() {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const node = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'bin/node');
    if (existsSync(node)) return node;
  } catch {
    // Said below.
  }
  process.stderr.write(
    `tenantry needs Node ${neededMajor} or later; this is ${process.version}, and the package ${name} is not installed. ` +
      'Run "npm ci" with optional packages, or install a newer Node.\n',
  );
  process.exit(2);
}

function runWith(node) {
  const child = spawn(node, [fileURLToPath(main), ...process.argv.slice(2)], {
    stdio: 'inherit',
    // Commands begin in half the time when the compiled sources are kept.
    env: { NODE_COMPILE_CACHE: fileURLToPath(compileCache), ...environment },
  });
  // Ctrl-C reaches both from the terminal; this one waits for the other. The rest is handed on.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
