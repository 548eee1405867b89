import type { Role } from '@tenantry/engine';
import type { Answer } from '@tenantry/engine/client';

import type { Installation } from '../installation.ts';
import { compareSnapshots, readSnapshot, type Snapshot } from '../snapshot.ts';
import { callOf } from '../two-tenants/call.ts';
import { requestFor } from '../two-tenants/requests.ts';
import type { TwoTenants } from '../two-tenants/two-tenants.ts';
import { type Attempt, attemptsFor } from './attempts.ts';
import { createChangeCounter } from './change-counter.ts';
import { ghostOf, readEntries } from './foreign-world.ts';
import { namesOf } from './names-of.ts';
import { inputWith, type OwnObjects, type Position } from './positions.ts';
import type { PublicProcedure } from './public-procedures.ts';
import { formCodes, wallCodes } from './refusals.ts';

/** A way through the wall, or a test that proves nothing; both must not be. */
export interface Breach {
  readonly path: string;
  readonly form: string;
  readonly value: string;
  readonly found: string;
}

/** What was tried with one procedure. */
export interface ProcedureProof {
  readonly name: string;
  readonly role: Role | undefined;
  /** Who called: the administrator of a tenant, or of a reseller. */
  readonly caller: 'tenant' | 'reseller';
  /** False: the role that it asks for is above the caller's, who is refused before any argument is looked at. */
  readonly callable: boolean;
  readonly positions: readonly string[];
  /** Whether the request needed something to be made first. */
  readonly prepared: boolean;
  readonly cases: number;
  readonly refused: number;
  /** Texts that were taken, to the same effect as the name of something that does not exist. */
  readonly indistinguishable: number;
  readonly byForm: Readonly<Record<string, number>>;
  readonly breaches: readonly Breach[];
}

export interface ProofOptions {
  readonly installation: Installation;
  readonly tenants: TwoTenants;
  /** Objects of the tenant for arguments that a request leaves out. */
  readonly own: OwnObjects;
  /** How many cases a position gets. */
  casesFor(position: Position): number;
  /** Calls instead of the administrator; to see that the proof can fail. */
  readonly trustee?: string;
}

/** Puts objects of others into every place of a request that succeeds, and expects that nothing comes of it. */
export async function proveProcedure(procedure: PublicProcedure, options: ProofOptions): Promise<ProcedureProof> {
  const { installation, tenants } = options;
  const readCounter = await createChangeCounter(installation.pool);
  const untouched = await readCounter();
  const input = await requestFor(procedure.name)(tenants);
  const prepared = (await readCounter()) !== untouched;
  const { own } = options;
  const { acme, reseller } = tenants;
  const given = {
    installation,
    input,
    own,
    readCounter,
    before: await readSnapshot(installation.directory, installation.pool),
  };
  // A request about an organization that is not acme's is the reseller's, and the wall is around the reseller.
  const asTenant = new Trial(procedure, { ...given, trustee: options.trustee ?? acme.administrator });
  const isReseller = wallCodes.has((await asTenant.control())?.code ?? '');
  const home = isReseller ? reseller : acme;
  const trial = new Trial(procedure, { ...given, trustee: options.trustee ?? home.administrator });
  const { foreign, own: ownEntries } = await readEntries(tenants, home.path);
  const ownNames = new Set(ownEntries.flatMap(namesOf).map(({ value }) => value.toLowerCase()));

  trial.judgeControl(await trial.control());
  for (const position of procedure.positions) {
    await trial.controlPosition(position);
    for (const attempt of attemptsFor(position, foreign, options.casesFor(position))) {
      // Both tenants may call something by the same name, which then means the own one.
      if (!ownNames.has(attempt.value.toLowerCase())) await trial.attempt(attempt);
    }
  }
  await trial.compareEverything();
  return {
    name: procedure.name,
    role: procedure.role,
    caller: isReseller && trial.result().callable ? 'reseller' : 'tenant',
    positions: procedure.positions.map(({ path }) => path),
    prepared,
    ...trial.result(),
  };
}

interface Given {
  readonly installation: Installation;
  readonly input: unknown;
  readonly own: OwnObjects;
  readonly trustee: string;
  readonly readCounter: () => Promise<string>;
  readonly before: Snapshot;
}

/** The cases of one procedure, and what is known of the state between them. */
class Trial {
  readonly #procedure: PublicProcedure;
  readonly #given: Given;
  readonly #breaches: Breach[] = [];
  readonly #byForm: Record<string, number> = {};
  /** Answers to what does not exist, by position and text. */
  readonly #ghosts = new Map<string, Promise<Answer>>();
  #before: Snapshot;
  #counter = '';
  #callable = true;
  #refused = 0;
  #indistinguishable = 0;

  constructor(procedure: PublicProcedure, given: Given) {
    this.#procedure = procedure;
    this.#given = given;
    this.#before = given.before;
  }

  /** The request as it stands. */
  async control(): Promise<Answer['error']> {
    this.#counter = await this.#given.readCounter();
    return (await this.#plan(this.#given.input)).error;
  }

  /** It must do, or the cases would be refused for some other reason. */
  judgeControl(error: Answer['error']): void {
    this.#callable = !wallCodes.has(error?.code ?? '');
    if (error && this.#callable && this.#procedure.positions.length > 0) {
      const found = `${error.code} without any foreign name: ${error.message}`;
      this.#breach({ path: '', form: 'none', value: '' }, found);
    }
  }

  /** An own object must come through the wall at this place, or refusing a foreign one would show nothing. */
  async controlPosition(position: Position): Promise<void> {
    if (position.kind === undefined || !this.#callable) return;
    const value = this.#given.own[position.kind];
    const { error } = await this.#plan(this.#with(position, value));
    if (error && wallCodes.has(error.code)) {
      this.#breach({ path: position.path, form: 'an own object', value }, `${error.code}: ${error.message}`);
    }
  }

  async attempt(attempt: Attempt): Promise<void> {
    const { form, position, value } = attempt;
    this.#byForm[form] = (this.#byForm[form] ?? 0) + 1;
    const input = this.#with(position, value);
    if (position.kind === undefined) {
      const planned = await this.#plan(input);
      if (!planned.error) return this.#compareWithGhost(attempt, planned);
      // What is refused before the procedure begins cannot have changed anything.
      if (isWall(planned.error.code)) {
        this.#refused++;
        return;
      }
    }

    const { error } = await this.#submit(input);
    const allowed = position.kind ? isWall(error?.code) : error !== undefined && error.code !== 'ENGINE_UNEXPECTED';
    if (!allowed)
      this.#breach({ path: position.path, form, value }, error ? `${error.code}: ${error.message}` : 'accepted');
    else this.#refused++;
    await this.#requireUnchanged({ path: position.path, form, value });
  }

  async compareEverything(): Promise<void> {
    const { directory, pool } = this.#given.installation;
    const now = await readSnapshot(directory, pool);
    const differences = compareSnapshots(this.#before, now);
    this.#before = now;
    if (differences.length > 0) this.#breach({ path: '', form: 'all', value: '' }, differences.join('; '));
  }

  result() {
    return {
      callable: this.#callable,
      cases: Object.values(this.#byForm).reduce((sum, count) => sum + count, 0),
      refused: this.#refused,
      indistinguishable: this.#indistinguishable,
      byForm: this.#byForm,
      breaches: this.#breaches,
    };
  }

  /** A text that is taken must have no other effect than the name of something that does not exist. */
  async #compareWithGhost({ position, form, value, ghost }: Attempt, planned: Answer): Promise<void> {
    const key = `${position.path} ${ghost}`;
    const asked = this.#ghosts.get(key) ?? this.#plan(this.#with(position, ghost));
    this.#ghosts.set(key, asked);
    const unknown = await asked;
    const [found, expected] = [effectOf(planned, value), effectOf(unknown, ghost)];
    if (found === expected) this.#indistinguishable++;
    else
      this.#breach(
        { path: position.path, form, value },
        `taken, and not as something unknown is: ${firstDifference(found, expected)}`,
      );
  }

  async #requireUnchanged(attempt: Omit<Breach, 'found'>): Promise<void> {
    const counter = await this.#given.readCounter();
    if (counter === this.#counter) return;
    this.#counter = counter;
    const { directory, pool } = this.#given.installation;
    const now = await readSnapshot(directory, pool);
    const differences = compareSnapshots(this.#before, now);
    this.#before = now;
    if (differences.length > 0) this.#breach(attempt, differences.join('; '));
  }

  #breach(attempt: Omit<Breach, 'found'>, found: string): void {
    this.#breaches.push({ ...attempt, found });
  }

  #with(position: Position, text: string): unknown {
    const { input, own } = this.#given;
    return inputWith({ fields: this.#procedure.fields, input, own }, position, text);
  }

  #plan(input: unknown): Promise<Answer> {
    return this.#given.installation.client.plan(this.#submission(input));
  }

  #submit(input: unknown): Promise<Answer> {
    return this.#given.installation.client.submit(this.#submission(input));
  }

  #submission(input: unknown) {
    return { what: callOf(this.#procedure.name, input), caller: { trustee: this.#given.trustee } };
  }
}

function isWall(code: string | undefined): boolean {
  return code !== undefined && (wallCodes.has(code) || formCodes.has(code));
}

/** GUIDs, security identifiers, times and numbers of rows are made anew each time. */
const fleeting =
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}|S-1(?:-\d+)+|\d{14}\.0Z|\bnumber: \d+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/gi;

/** Names that are cut and made unique in the whole forest (that a tenant's gets another digit is all that one learns), and digests of names. */
const derived =
  /("samName":"|sAMAccountName: |\/cn=Recipients\/cn=).*?(?= \| |")|-[0-9a-f]{16}(?=,CN=Microsoft Exchange System Objects)/gi;

/** What an answer tells and would change, without the name that was put in. */
function effectOf({ error, output, changes = [], warnings }: Answer, name: string): string {
  const unfolded = changes.map((change) => decodeLdif(change.replaceAll('\n ', '')).replaceAll('\n', ' | '));
  const text = JSON.stringify({ code: error?.code, output, changes: unfolded, warnings });
  // Rows of the books are JSON in JSON, and names in names are escaped once more: the same text has backslashes of several depths.
  const written = name.replaceAll('\\', '').replaceAll(/[$()*+.?[\]^{|}]/g, '\\$&');
  const without = text.replaceAll('\\', '').replaceAll(new RegExp(written, 'gi'), '').replaceAll(aliasOf(name), '');
  const alike = ghostOf(without).replaceAll(fleeting, '*');
  return alike.replaceAll(derived, '$1*');
}

/** What addresses that are made from a name are made of. */
function aliasOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Values in base64 as text, where they are text, else as hexadecimal digits, so that names and GUIDs in them are found. */
function decodeLdif(change: string): string {
  return change.replaceAll(/^(.*?):: (.*)$/gm, (_, attribute: string, value: string) => {
    const octets = Buffer.from(value, 'base64');
    const text = octets.toString('utf8');
    return `${attribute}: ${text.includes('\ufffd') ? octets.toString('hex') : text}`;
  });
}

const contextCharacters = 60;

function firstDifference(found: string, expected: string): string {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - contextCharacters), at + contextCharacters);
  return `"${around(found)}" where it should be "${around(expected)}"`;
}
