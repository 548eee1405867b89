import { escapeRdnValue, isBelow, sameDn } from '../distinguished-name.ts';
import { freshDomain } from '../fresh-domain.ts';
import { modifyToLdif } from '../ldif.ts';
import type { Contexts } from '../port.ts';
import { close, grants, isClosed } from './closing.ts';
import type { Place, Preparation } from './preparation.ts';
import { present } from './prepare-tree.ts';

export interface DomainOptions {
  /** Security identifier of the account of the engine. */
  readonly account: string;
  readonly domainSid: string;
  /** Name of the unit that holds resellers and customers. */
  readonly hostingUnit: string;
}

/** What the domain and its configuration lack (isolation.md R1, R2, R7). */
export async function* prepareDomain(place: Place, options: DomainOptions): AsyncIterable<Preparation> {
  const contexts = await place.port.contexts();
  yield await listObjectMode(place, contexts);
  const exchange = `CN=Microsoft Exchange,CN=Services,${contexts.configuration}`;
  yield* containers(place, { ...contexts, organization: await findOrganization(place, exchange) });
  yield await downloadRight(place, contexts);
  yield await closed(
    place,
    { dn: exchange, title: 'The Exchange organization is closed to tenants', granted: ofExchange(options) },
    options,
  );
  yield* lists(place, exchange, options);
  yield* hostingUnit(place, contexts, options);
}

const heuristicsAttribute = 'dSHeuristics';
/** Place of fDoListObject in dSHeuristics (MS-ADTS 6.1.1.2.4.1.2). */
const listObjectIndex = 2;

/** R1: who may not list a unit sees those below it that he may see one by one. */
async function listObjectMode({ port, controller }: Place, { configuration }: Contexts): Promise<Preparation> {
  const dn = `CN=Directory Service,CN=Windows NT,CN=Services,${configuration}`;
  const entry = await port.find(controller, { dn }, [heuristicsAttribute]);
  const [present = ''] = entry?.attributes[heuristicsAttribute] ?? [];
  const padded = present.padEnd(listObjectIndex + 1, '0');
  const wanted = `${padded.slice(0, listObjectIndex)}1${padded.slice(listObjectIndex + 1)}`;
  const operations = [{ kind: 'replace' as const, attribute: heuristicsAttribute, values: [wanted] }];
  return {
    title: 'List-object mode',
    changes: present === wanted ? [] : [modifyToLdif(dn, operations)],
    apply: async () => {
      await port.modify(controller, dn, operations);
    },
  };
}

/** The containers of an Exchange organization; one that setup of Exchange made is left as it is. */
async function* containers(
  place: Place,
  { organization, ...contexts }: Contexts & { readonly organization: string | undefined },
): AsyncIterable<Preparation> {
  const fresh = freshDomain(contexts);
  const [own = ''] = fresh.find(([, { objectClass }]) => objectClass?.includes('msExchOrganizationContainer')) ?? [];
  for (const [dn, attributes] of fresh) {
    const at =
      organization !== undefined && (sameDn(dn, own) || isBelow(dn, own)) ? renamed(dn, own, organization) : dn;
    yield await present(place, at, attributes);
  }
}

function renamed(dn: string, from: string, to: string): string {
  return dn.slice(0, dn.length - from.length) + to;
}

async function findOrganization({ port, controller }: Place, exchange: string): Promise<string | undefined> {
  if (!(await port.find(controller, { dn: exchange }, []))) return undefined;
  const filter = { kind: 'equal' as const, attribute: 'objectClass', value: 'msExchOrganizationContainer' };
  const search = { base: exchange, scope: 'one' as const, filter, attributes: [], limit: 1 };
  for await (const { dn } of port.search(controller, search)) return dn;
  return undefined;
}

/** Extended right to download an offline address book (exchange-directory-model.md 4): tools show rights by these objects. */
function downloadRight(place: Place, { configuration }: Contexts): Promise<Preparation> {
  return present(place, `CN=ms-Exch-Download-OAB,CN=Extended-Rights,${configuration}`, {
    objectClass: ['top', 'controlAccessRight'],
    displayName: ['Download Offline Address Book'],
    rightsGuid: ['bd919c7c-2d79-4950-bc9c-e16fd99285e8'],
    validAccesses: ['256'],
  });
}

/** Administrators and the engine; tenants see nothing but where their lists are. */
function ofExchange({ account }: DomainOptions): string {
  return `${['DA', 'EA', 'SY', account].map(full).join('')}${seenThrough}`;
}

/** Every right, by name: a server rewrites the generic one. */
function full(trustee: string): string {
  return `(A;CI;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;${trustee})`;
}

/** Lets everybody see what is below and meant for him, and nothing else. */
const seenThrough = '(A;;LO;;;AU)';

/** R7 and R8: the way to the lists may be seen through; the lists that everybody may open are closed. */
async function* lists(place: Place, exchange: string, options: DomainOptions): AsyncIterable<Preparation> {
  const { port, controller } = place;
  if (!(await port.find(controller, { dn: exchange }, []))) return;
  const filter = { kind: 'present' as const, attribute: 'objectClass' };
  const attributes = ['objectClass', 'nTSecurityDescriptor'];
  const search = { base: exchange, scope: 'subtree' as const, filter, attributes, limit: undefined };
  for await (const { dn, attributes: found } of port.search(controller, search)) {
    const classes = found['objectClass'] ?? [];
    const isWay =
      /^CN=(Address Lists Container|All Global Address Lists|All Address Lists|Offline Address Lists),/i.test(dn);
    const granted = isWay || classes.includes('msExchOrganizationContainer') ? seenThrough : '';
    const isList = classes.includes('addressBookContainer') || classes.includes('msExchOAB');
    const [descriptor] = found['nTSecurityDescriptor'] ?? [];
    // A list of a tenant is open to its tenant only.
    if (granted === '' && (!isList || isClosed(descriptor, options.domainSid))) continue;
    yield await closed(place, { dn, title: `${isList ? 'Closed' : 'Seen through'}: ${dn}`, granted }, options);
  }
}

/** R2: the top of all tenants; what is below has the rights of its place. */
async function* hostingUnit(place: Place, { domain }: Contexts, options: DomainOptions): AsyncIterable<Preparation> {
  const dn = `OU=${escapeRdnValue(options.hostingUnit)},${domain}`;
  yield await present(place, dn, { objectClass: ['top', 'organizationalUnit'] });
  const { account } = options;
  const granted = `${['DA', 'SY', account].map(full).join('')}${ownPassword}`;
  yield await closed(place, { dn, title: `Closed: ${dn}`, granted }, options);
}

/** Users below may change their own password: right User-Change-Password, class user, principal self. */
const ownPassword = '(OA;CIIO;CR;ab721a53-1e2f-11d0-9819-00aa0040529b;bf967aba-0de6-11d0-a285-00aa003049e2;PS)';

async function closed(
  { port, controller }: Place,
  { dn, title, granted }: { readonly dn: string; readonly title: string; readonly granted: string },
  { domainSid }: DomainOptions,
): Promise<Preparation> {
  const entry = await port.find(controller, { dn }, ['nTSecurityDescriptor']);
  const [descriptor] = entry?.attributes['nTSecurityDescriptor'] ?? [];
  const isDone = isClosed(descriptor, domainSid) && grants(descriptor ?? 'D:', domainSid, granted);
  const values = [close(descriptor, { domainSid, granted })];
  const operations = [{ kind: 'replace' as const, attribute: 'nTSecurityDescriptor', values }];
  return {
    title,
    changes: isDone ? [] : [modifyToLdif(dn, operations)],
    apply: async () => {
      await port.modify(controller, dn, operations);
    },
  };
}
