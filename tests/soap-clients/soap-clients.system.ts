// Debian packages: python3-zeep php-cli php-soap gsoap libgsoap-dev gcc libc6-dev libjaxws-java openjdk-17-jdk-headless
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { webServices } from '@tenantry/cli/web-services';
import { createClientAsync } from 'soap';

import { type RunningCommand, startCommand } from '../readme/running-command.ts';

// Five SOAP stacks that nobody here wrote: each makes a client from our WSDL of every service and lives the life of a tenant.
const run = promisify(execFile);
const folder = fileURLToPath(new URL('.', import.meta.url));
const services = webServices.map(({ name }) => name);
const lived = ['HostedActiveDirectory', 'HostedEmail2007', 'ManagedPlans', 'Exchange2007ResourceManager', 'MPSGeneral'];

let work: string;
let server: RunningCommand;
let address: string;
let credentials: { readonly user: string; readonly password: string };

describe('independent SOAP clients', () => {
  before(async () => {
    work = await mkdtemp(join(tmpdir(), 'tenantry-soap-'));
    // The embedded database may run as another user, who has to get through.
    await chmod(work, 0o711);
    const data = join(work, 'data');
    server = startCommand(`${process.execPath} cli/src/main.ts serve --data ${data} --port 0`, {});
    await server.prints(/is ready at/);
    address = `${/is ready at (\S+)/.exec(server.output())?.[1]}/mpsws`;
    credentials = JSON.parse(await readFile(join(data, 'credentials.json'), 'utf8'));
  });
  after(async () => {
    server.signal('SIGTERM');
    await server.ended();
    await rm(work, { recursive: true, force: true });
  });

  it('zeep (Python)', async () => {
    const every = `import zeep\nfor name in ${JSON.stringify(services)}: zeep.Client("${address}/" + name + "/Service.asmx?wsdl")`;
    await run('/usr/bin/python3', ['-c', every]);

    await lives('Zeep', '/usr/bin/python3', join(folder, 'life.py'));
  });

  it('SoapClient (PHP)', async () => {
    const every = `foreach (json_decode('${JSON.stringify(services)}') as $name) (new SoapClient("${address}/$name/Service.asmx?wsdl", ['cache_wsdl' => 0]))->__getFunctions();`;
    await run('php', ['-r', every]);

    await lives('Php', 'php', join(folder, 'life.php'));
  });

  it('node-soap', async () => {
    for (const name of services) await createClientAsync(`${address}/${name}/Service.asmx?wsdl`);

    await lives('Node', process.execPath, join(folder, 'life-node.ts'));
  });

  it('JAX-WS (Java)', async () => {
    const classes = join(work, 'java');
    const jars = await readJars();
    for (const name of services) {
      const url = `${address}/${name}/Service.asmx?wsdl`;
      await run('java', [
        '-cp',
        jars,
        'com.sun.tools.ws.WsImport',
        '-quiet',
        '-Xnocompile',
        '-keep',
        '-extension',
        '-s',
        await made(classes),
        url,
      ]);
    }
    const sources = await Array.fromAsync(glob(`${classes}/**/*.java`));
    await run('javac', [
      '-nowarn',
      '-proc:none',
      '-encoding',
      'UTF-8',
      '-cp',
      jars,
      '-d',
      classes,
      ...sources,
      join(folder, 'Life.java'),
    ]);

    await lives(
      'Java',
      'java',
      '-Dfile.encoding=UTF-8',
      '-Dstdout.encoding=UTF-8',
      '-cp',
      `${jars}:${classes}`,
      'Life',
    );
  });

  it('gSOAP (C)', async () => {
    const sources = await made(join(work, 'c'));
    const options = { cwd: sources };
    for (const name of services) {
      const answer = await fetch(`${address}/${name}/Service.asmx?wsdl`);
      await writeFile(join(sources, `${name}.wsdl`), await answer.text());
    }
    const everyone = services.map((name) => `${name}.wsdl`);
    await run('wsdl2h', ['-c', '-w', '-o', 'every.h', ...everyone], options);
    await run('soapcpp2', ['-c', '-C', '-w', '-x', '-p', 'every', 'every.h'], options);
    await run(
      'wsdl2h',
      ['-c', '-w', '-t', join(folder, 'gsoap-names.dat'), '-o', 'life.h', ...lived.map((name) => `${name}.wsdl`)],
      options,
    );
    await run('soapcpp2', ['-c', '-C', '-w', '-x', 'life.h'], options);
    await run(
      'gcc',
      ['-w', '-I.', '-o', 'life', join(folder, 'life.c'), 'soapC.c', 'soapClient.c', '-lgsoap'],
      options,
    );

    await lives('Gsoap', join(sources, 'life'));
  });
});

/** Runs a program that lives the life of a tenant, and compares what it saw. */
async function lives(name: string, program: string, ...options: readonly string[]): Promise<void> {
  const { user, password } = credentials;
  const { stdout } = await run(program, [...options, address, user, password, name]);
  const domain = `${name.toLowerCase()}.example`;

  assert.deepEqual(stdout.trimEnd().split('\n'), [
    `organization LDAP://OU=${name},OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com`,
    'description ä <&> "quotes" 日本 ]]> 😀',
    'features popEnabled=false|prohibitSendQuota=1048576|recipientLimits=unlimited',
    `plans ${name}Plan`,
    `addresses SMTP:ann@${domain}|smtp:a&b@${domain}`,
    'limits 1048576 unlimited',
    'enabled true',
    'stores 4 1',
    'fault EXCHANGE_NO_MAILBOX GetMailbox',
    'response <response><data><x>1 &lt; 2</x></data></response>',
  ]);
}

/** The libraries that Debian takes JAX-WS apart into. */
async function readJars(): Promise<string> {
  const parts =
    'jaxws,jaxb,saaj,streambuffer,stax,metro,FastInfoset,mimepull,txw2,istack,rngom,xsom,codemodel,dtd,relaxng,gmbal,jws,javax,woodstox';
  const jars = await Array.fromAsync(glob(`/usr/share/java/{${parts}}*.jar`));
  return jars.sort().join(':');
}

async function made(path: string): Promise<string> {
  await run('mkdir', ['-p', path]);
  return path;
}
