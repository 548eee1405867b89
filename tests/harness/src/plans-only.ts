import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after } from 'node:test';
import { errorOf, type Output } from '@tenantry/cli/two-tenants';
import { composite, namespace, type OrganizationPlace, type Place, read } from '@tenantry/engine';
import { openEngine, prepareDatabase, type Standing, systemTrustee } from '@tenantry/engine/host';
import { component as managedPlans } from '@tenantry/managed-plans';
import { defaulted, guid, integer, list, optional, record, text } from '@tenantry/schema';
import pg from 'pg';
import { database } from './database.ts';

/** The Plan Manager alone, with a directory that is only a list of objects. */
export interface PlansOnly {
  /** Hosting organization, an organization below it and a user of that one. */
  readonly hosting: Place;
  readonly organization: Place;
  readonly user: Place;
  /** Another organization below the hosting one, with a user. */
  readonly rival: Place;
  readonly rivalUser: Place;
  /** Runs a procedure of Managed Plans, private ones too. Throws the error of the answer. */
  run(procedure: string, input: unknown): Promise<Output>;
  /** Runs one in a request that fails afterwards, and checks that no row of the books differs then. */
  undoes(procedure: string, input: unknown): Promise<void>;
  /** Runs one in a request that fails afterwards, and something else just before it is undone. */
  undoesAfter(procedure: string, input: unknown, meanwhile: () => Promise<unknown>): Promise<void>;
  /** Takes an object away from the directory. */
  forget(path: string): void;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
}

/** Types of the service that the books begin with, and its id. */
export const testService = {
  serviceId: '6e315934-b0f1-4343-9a0a-c9de3ee90eef',
  serviceName: 'HostedTest',
  serviceDescription: 'Service of the tests',
  planTypes: [
    { name: 'UserHosting', code: 'UH', subject: 'user' },
    { name: 'OtherUserHosting', code: 'OU', subject: 'user' },
    { name: 'OrgHosting', code: 'OH', subject: 'organization' },
  ],
  assetTypes: [
    { name: 'PrimaryDomain', code: 'PD' },
    { name: 'Mailbox', code: 'MB' },
  ],
  customerTypes: [
    { name: 'BusinessOrganization', code: 'BZ' },
    { name: 'BusinessUser', code: 'BU' },
  ],
  featureTypes: [{ featureName: 'size' }, { featureName: 'mail/pop' }],
};

/** Fresh books with `testService`, which end with the test. Customers and plans the test makes itself. */
export async function plansOnly(): Promise<PlansOnly> {
  const { connectionString } = await database();
  const places = makePlaces();
  const components = [managedPlans, directoryOf(places.all), caller];
  await prepareDatabase(connectionString, components);
  let beforeUndo: (() => Promise<unknown>) | undefined;
  const pool = new pg.Pool({ connectionString, max: 4 });
  pool.on('error', () => undefined);
  const engine = await openEngine({
    connectionString,
    components,
    drivers: [],
    standing: standingOf(places.all),
    keys: [randomBytes(32)],
    logger: silent,
    queue: false,
    async probe({ at }) {
      if (at === 'before-undo') await beforeUndo?.();
    },
  });
  after(async () => {
    await engine.stop({ drainMilliseconds: 0 });
    await pool.end();
  });

  const submit = async (procedure: string, input: unknown, fails: number) => {
    const call = { namespace: 'Caller', procedure: 'Run', input: { procedure, input: JSON.stringify(input), fails } };
    const answer = await engine.client.submit({ what: call, caller: { trustee: systemTrustee } });
    if (answer.error) throw errorOf(answer.error);
    const { output } = answer.output as { output: string };
    return JSON.parse(output) as Output;
  };
  const query: PlansOnly['query'] = async (sql, values = []) => (await pool.query(sql, values)).rows;
  await submit('RegisterService', testService, 0);
  return {
    ...places.named,
    run: (procedure, input) => submit(procedure, input, 0),
    async undoes(procedure, input) {
      const before = await readBooks(query);
      await assert.rejects(submit(procedure, input, 1), { code: 'ENGINE_UNEXPECTED' });
      assert.deepEqual(await readBooks(query), before, `${procedure} left something behind`);
    },
    async undoesAfter(procedure, input, meanwhile) {
      beforeUndo = async () => {
        beforeUndo = undefined;
        await meanwhile();
      };
      await assert.rejects(submit(procedure, input, 1), { code: 'ENGINE_UNEXPECTED' });
      assert.equal(beforeUndo, undefined, `${procedure} had nothing to undo`);
    },
    forget: (path) => places.all.delete(path.toLowerCase()),
    query,
  };
}

/** A request may not call private procedures; a procedure may. */
const caller = namespace('Caller', {
  Run: composite({
    summary: 'Runs a procedure of Managed Plans.',
    access: 'public',
    input: {
      procedure: text('Name.'),
      input: text('Input as JSON.'),
      fails: defaulted(integer('1 fails after the procedure.'), 0),
    },
    output: { output: text('Output as JSON.') },
    async run({ input, call }) {
      // The test knows what the procedure takes, and the engine checks it.
      const output = await call(
        { namespace: 'Managed Plans', procedure: input.procedure },
        JSON.parse(input.input) as never,
      );
      if (input.fails === 1) throw new Error('on purpose');
      return { output: JSON.stringify(output) };
    },
  }),
});

type Places = Map<string, Place>;

function makePlaces() {
  const hosting = organizationAt('OU=Hosting,DC=fabrikam,DC=com', 'hosting', undefined);
  const organization = organizationAt('OU=Alpine,OU=Hosting,DC=fabrikam,DC=com', 'customer', hosting.organization);
  const rival = organizationAt('OU=Rival,OU=Hosting,DC=fabrikam,DC=com', 'customer', hosting.organization);
  const user = userOf(organization);
  const rivalUser = userOf(rival);
  const named = { hosting, organization, user, rival, rivalUser };
  return { named, all: new Map(Object.values(named).map((place) => [place.path.toLowerCase(), place])) };
}

function organizationAt(name: string, type: OrganizationPlace['type'], parent: OrganizationPlace | undefined): Place {
  const organization = { path: `LDAP://${name}`, guid: randomUUID(), type, parent };
  return { path: organization.path, guid: organization.guid, kinds: ['entry', 'organization'], organization };
}

function userOf({ path, organization }: Place): Place {
  const name = path.replace(/^LDAP:\/\//, '');
  return { path: `LDAP://CN=Ann\\, B,${name}`, guid: randomUUID(), kinds: ['entry', 'user'], organization };
}

function standingOf(places: Places): Standing {
  return {
    locate: (path) => Promise.resolve(places.get(path.toLowerCase())),
    lockOf: (path) => path,
    identify: () => Promise.resolve([]),
    root: () => Promise.resolve(undefined),
    roleAt: () => Promise.resolve(undefined),
  };
}

/** What Managed Plans asks the directory. */
function directoryOf(places: Places) {
  return namespace('Active Directory Provider', {
    PathsFromGuids: read({
      summary: 'Finds the objects that have these GUIDs.',
      input: { guids: list('guid', guid('GUID.')), preferredDomainController: optional(text('Controller.')) },
      output: { objects: list('object', record('One object.', { GUID: guid('Its GUID.'), path: text('Its path.') })) },
      async run({ input }) {
        const found = [...places.values()].filter((place) => input.guids.includes(place.guid));
        return { objects: found.map((place) => ({ GUID: place.guid, path: place.path })) };
      },
    }),
  });
}

/** All rows of the books by table, with every column. */
async function readBooks(query: PlansOnly['query']): Promise<Record<string, unknown[]>> {
  const tables = await query<{ name: string }>(
    `select table_name as name
     from information_schema.tables
     where table_schema = 'plans'
       and table_type = 'BASE TABLE'
     order by 1`,
  );
  const books: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = await query<{ row: unknown }>(`select to_jsonb(t) as row from plans.${name} t order by t::text`);
    books[name] = rows.map(({ row }) => row);
  }
  return books;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
