import { once } from 'node:events';
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';

import { wbxmlOf, xmlOf } from './device-wbxml.ts';

/** A device of a user, for tests: it speaks to the endpoint over HTTP and keeps what a device keeps. */
export interface Device {
  /** The key that it sends; undefined for none. */
  policyKey: string | undefined;
  /** Sends a command; a body is XML. */
  command(name: string, body?: string): Promise<DeviceAnswer>;
  /** Sends a command whose answer is not waited for. */
  begin(name: string, body?: string): ClientRequest;
  options(): Promise<DeviceAnswer>;
  /** Fetches the policy and acknowledges it with a status; the answers to both. */
  provision(status?: string): Promise<readonly [offered: DeviceAnswer, acknowledged: DeviceAnswer]>;
  close(): void;
}

export interface DeviceAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The body in XML, when it is WBXML; else as it is. */
  readonly body: string;
}

export interface DeviceOptions {
  /** E.g. `http://127.0.0.1:8080`. */
  readonly server: string;
  readonly user: string;
  readonly password: string;
  /** E.g. `14.1`. */
  readonly version: string;
  readonly id?: string;
  /** How it writes addresses. Default plain. */
  readonly query?: 'plain' | 'base64';
  /** The user of the address, when it is another than who signs in. */
  readonly addressedUser?: string;
}

const contentType = 'application/vnd.ms-sync.wbxml';
const path = '/Microsoft-Server-ActiveSync';
const policyType = 'MS-EAS-Provisioning-WBXML';
const deviceType = 'SmartPhone';
const codes: Readonly<Record<string, number>> = { Sync: 0, FolderSync: 9, Settings: 17, Ping: 18, Provision: 20 };

/** What it tells of itself. */
export const aboutDevice =
  '<DeviceInformation xmlns="Settings"><Set><Model>Contoso 7</Model><IMEI>490154203237518</IMEI><FriendlyName>Phone</FriendlyName><OS>Contoso OS 7.1</OS><OSLanguage>en-us</OSLanguage><PhoneNumber>4255550100</PhoneNumber></Set></DeviceInformation>';

/** A device that has not called yet. */
export function device(options: DeviceOptions): Device {
  const { server, user, password, version, id = 'phone1', query = 'plain', addressedUser = user } = options;
  const agent = new Agent({ keepAlive: true });
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const self: Device = {
    policyKey: undefined,
    command,
    begin,
    options: askOptions,
    provision,
    close: () => agent.destroy(),
  };
  return self;

  async function command(name: string, body?: string): Promise<DeviceAnswer> {
    return answerOf(begin(name, body));
  }

  function begin(name: string, body?: string): ClientRequest {
    const headers = {
      authorization,
      'user-agent': 'Contoso/7.1',
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...(query === 'base64' ? {} : { 'ms-asprotocolversion': version }),
      ...(query === 'base64' || self.policyKey === undefined ? {} : { 'x-ms-policykey': self.policyKey }),
    };
    const outgoing = request(`${server}${path}?${query === 'plain' ? plainQuery(name) : base64Query(name)}`, {
      method: 'POST',
      headers,
      agent,
    });
    outgoing.end(body === undefined ? undefined : wbxmlOf(body));
    return outgoing;
  }

  async function askOptions(): Promise<DeviceAnswer> {
    const outgoing = request(server + path, { method: 'OPTIONS', headers: { authorization }, agent });
    outgoing.end();
    return answerOf(outgoing);
  }

  async function provision(status = '1'): Promise<readonly [DeviceAnswer, DeviceAnswer]> {
    self.policyKey = '0';
    const about = Number(version) >= 14.1 ? aboutDevice : '';
    const asked = `<Policies><Policy><PolicyType>${policyType}</PolicyType></Policy></Policies>`;
    const offered = await command('Provision', `<Provision xmlns="Provision">${about}${asked}</Provision>`);
    const key = textIn(offered.body, 'PolicyKey');
    if (key === undefined) return [offered, offered];
    self.policyKey = key;
    const acknowledged = await command('Provision', acknowledgement(key, status));
    self.policyKey = textIn(acknowledged.body, 'PolicyKey') ?? '0';
    return [offered, acknowledged];
  }

  function plainQuery(name: string): string {
    return `Cmd=${name}&User=${encodeURIComponent(addressedUser)}&DeviceId=${id}&DeviceType=${deviceType}`;
  }

  /** [MS-ASHTTP] 2.2.1.1.1.1 */
  function base64Query(name: string): string {
    const key = Buffer.alloc(self.policyKey === undefined ? 0 : 4);
    if (self.policyKey !== undefined) key.writeUInt32LE(Number(self.policyKey));
    const fields = [Buffer.from(id), key, Buffer.from(deviceType)].map((field) => [field.length, ...field]);
    return Buffer.from([Number(version) * 10, codes[name] ?? 255, 9, 4, ...fields.flat()]).toString('base64');
  }
}

/** What a device says of a policy that it has got. */
export function acknowledgement(key: string, status: string): string {
  return `<Provision xmlns="Provision"><Policies><Policy><PolicyType>${policyType}</PolicyType><PolicyKey>${key}</PolicyKey><Status>${status}</Status></Policy></Policies></Provision>`;
}

/** The text of the first element of that name. */
export function textIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
}

async function answerOf(outgoing: ClientRequest): Promise<DeviceAnswer> {
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const body = Buffer.concat(await Array.fromAsync<Buffer>(answer));
  const isWbxml = answer.headers['content-type'] === contentType && body.length > 0;
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: isWbxml ? xmlOf(body) : body.toString() };
}
