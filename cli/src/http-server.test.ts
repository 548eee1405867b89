import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openTelemetry } from '@tenantry/telemetry';
import { hosting, testPassword } from '@tenantry/testing';

import { startHttpServer } from './http-server.ts';
import { openInstallation } from './installation.ts';
import { createLogger } from './logger.ts';
import { readSettings } from './settings.ts';

const defaults = readSettings({ flags: {}, environment: {}, folder: '/' });
const callers = 8;
const credentials = Buffer.from(`admin@acme.example:${testPassword}`).toString('base64');
const call =
  '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><GetPlan xmlns="urn:tenantry:ManagedPlans"><GetPlanRequest><planName>MailboxGold</planName></GetPlanRequest></GetPlan></Body></Envelope>';

describe('the HTTP server', () => {
  it('answers every request that reached it when it stops under load', async () => {
    const { hoster, installation, server } = await open();
    const { pool } = hoster;
    const url = `${server.address}/mpsws/ManagedPlans/Service.asmx`;
    const agent = new Agent({ keepAlive: true });
    const load = Array.from({ length: callers }, () => callUntilRefused(url, agent));

    await pause(300);
    await server.close();
    const outcomes = await Promise.all(load);

    agent.destroy();
    await installation.stop();
    // A connection that the system has taken and the server has not is reset when the server closes; nothing on it reached
    // the server. So what tells is whether every request that the engine has seen was answered.
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::integer as count from engine.request where title = 'Managed Plans::GetPlan'",
    );
    assert.equal(
      outcomes.reduce((sum, { answered }) => sum + answered, 0),
      rows[0]?.count,
    );
    for (const { end } of outcomes) assert.match(end, /^ECONN(REFUSED|RESET)$/);
    assert.ok(outcomes.every(({ answered }) => answered > 0));
  });

  it('answers devices, which join user and domain in their own way', async () => {
    const { hoster, installation, server } = await open();
    await hoster.acme.mailboxUser('ann');
    const headers = { authorization: `Basic ${Buffer.from(`acme.example\\ann:${testPassword}`).toString('base64')}` };

    for (const path of ['Microsoft-Server-ActiveSync', 'microsoft-server-activesync']) {
      const answer = await fetch(`${server.address}/${path}`, { method: 'OPTIONS', headers });
      assert.deepEqual([answer.status, answer.headers.get('ms-asprotocolversions')], [200, '12.1,14.0,14.1,16.0,16.1']);
    }
    await server.close();
    await installation.stop();
  });

  it('tells the state of a batch to who has submitted it only', async () => {
    const { hoster, installation, server } = await open();
    const batch =
      '<request><data/><data/><procedure><execute namespace="Managed Plans" procedure="ListPlans"><executeData/></execute></procedure></request>';
    const { requestId } = await hoster.client.submit({
      what: { document: batch },
      caller: { trustee: 'system' },
      queue: {},
    });
    const ask = () =>
      fetch(`${server.address}/requests/${requestId}`, { headers: { authorization: `Basic ${credentials}` } });

    assert.equal((await ask()).status, 404);
    assert.notEqual((await hoster.client.find(requestId))?.state, undefined);
    await server.close();
    await installation.stop();
  });
});

async function open() {
  const hoster = await hosting();
  const logger = createLogger({ level: 'silent', to: process.stderr });
  const installation = await openInstallation({
    settings: { ...hoster.keys, databaseUrl: hoster.connectionString, retentionMonths: 13 },
    logger,
    migrate: false,
    queue: false,
    server: { name: 'web', roles: ['engine', 'web'] },
  });
  const server = await startHttpServer({
    installation,
    settings: { ...defaults, host: '127.0.0.1', port: 0 },
    logger,
    telemetry: await openTelemetry(),
    ready: () => true,
  });
  return { hoster, installation, server };
}

/** One call after the other, each answered with 200, until no connection is taken any more. */
async function callUntilRefused(url: string, agent: Agent): Promise<{ answered: number; end: string }> {
  for (let answered = 0; ; answered++) {
    try {
      const status = await post(url, agent);
      if (status !== 200) return { answered, end: String(status) };
    } catch (error) {
      return { answered, end: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
    }
  }
}

function post(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/xml', authorization: `Basic ${credentials}` };
    request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    })
      .on('error', reject)
      .end(call);
  });
}
