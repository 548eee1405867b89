import { fileURLToPath } from 'node:url';

const schemaFile = fileURLToPath(new URL('../../../../directory/schema/openldap.schema', import.meta.url));
const indexFile = fileURLToPath(new URL('../../../../directory/schema/openldap-index.conf', import.meta.url));
/** Access rules of the product, written for the sample domain. */
export const accessFile = new URL('../../../../directory/schema/openldap-access.conf', import.meta.url);
export const sampleSuffix = 'dc=fabrikam,dc=com';

export interface SlapdConfiguration {
  readonly folder: string;
  /** Number of the server, from 1. */
  readonly id: number;
  readonly suffix: string;
  /** File with the access rules for this suffix. */
  readonly access: string;
  readonly password: string;
  /** Port of the way to the other server, when there is one. */
  readonly partner: number | undefined;
  /** Waits for the disk at each change. */
  readonly durable: boolean;
  /** Has our schema, with indexes and rules of access that name it. */
  readonly schema: boolean;
  /** Further lines for the database. */
  readonly lines: readonly string[];
  readonly tls: { readonly certificate: string; readonly key: string } | undefined;
}

/** `slapd.conf` of a test server: what the guide to connecting OpenLDAP says, on this machine. */
export function slapdConfiguration(configuration: SlapdConfiguration): string {
  const { folder, id, suffix, access, password, partner, durable, schema, lines, tls } = configuration;
  const replication = `overlay syncprov
syncprov-checkpoint 1000 1
syncprov-sessionlog 100000
syncrepl rid=00${id} provider=ldap://127.0.0.1:${partner} bindmethod=simple binddn="cn=admin,${suffix}"
  credentials=${password} searchbase="${suffix}" type=refreshAndPersist retry="1 +" timeout=5
multiprovider on`;
  return `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
${schema ? `include ${schemaFile}` : ''}
pidfile ${folder}/pid
argsfile ${folder}/args
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload syncprov
serverID ${id}
sizelimit unlimited
threads 8
${tls ? `TLSCertificateFile ${tls.certificate}\nTLSCertificateKeyFile ${tls.key}` : ''}

database mdb
suffix ${suffix}
rootdn cn=admin,${suffix}
rootpw ${password}
directory ${folder}/db
maxsize 2147483648
${durable ? '' : 'dbnosync'}
checkpoint 1024 1
${schema ? `include ${indexFile}\ninclude ${access}` : ''}
${lines.join('\n')}
${partner === undefined ? 'overlay syncprov' : replication}
`;
}
