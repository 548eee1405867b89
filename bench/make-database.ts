import pg from 'pg';

/** Makes an empty database beside another one; gives its address. */
export async function makeDatabase(connectionString: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`create database ${client.escapeIdentifier(name)}`);
  await client.end();
  const address = new URL(connectionString);
  address.pathname = `/${name}`;
  return address.href;
}
