import { type Command, commandNamed, commandOfCode } from './command.ts';
import { QueryInvalid, VersionNotSupported } from './errors.ts';
import { type ProtocolVersion, parseVersion, renderVersion, versions } from './protocol-version.ts';

/** What address and headers of a command say. */
export interface CommandQuery {
  readonly command: Command;
  readonly version: ProtocolVersion;
  readonly device: { readonly id: string; readonly type: string };
  /** Name of the user; a query in base64 may leave it out. */
  readonly user: string | undefined;
  /** Undefined when the device sends none; 0 says that it has no policy yet. */
  readonly policyKey: number | undefined;
  /** The query without the policy key, for a server behind, which has not issued it. */
  readonly passedOn: string;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const idLengthMaximum = 64;
const typeLengthMaximum = 64;
const keyMaximum = 0xffff_ffff;
const keyBytes = 4;
/** Tag of the command parameter that names the user ([MS-ASHTTP] 2.2.1.1.1.1.3). */
const userTag = 8;

/** Reads a query in either form: plain, or in base64 ([MS-ASHTTP] 2.2.1.1.1). */
export function readQuery(query: string, headers: Headers): CommandQuery {
  return /(?:^|&)Cmd=/i.test(query) ? readPlainQuery(query, headers) : readBase64Query(query);
}

function readPlainQuery(query: string, headers: Headers): CommandQuery {
  const parameters = readParameters(query);
  const user = parameters.get('user');
  if (!user) throw QueryInvalid('it names no user');
  return {
    command: commandNamed(parameters.get('cmd') ?? ''),
    version: readVersion(headers['ms-asprotocolversion']),
    device: checkDevice(Buffer.from(parameters.get('deviceid') ?? ''), parameters.get('devicetype') ?? ''),
    user,
    policyKey: readKey(headers['x-ms-policykey']),
    passedOn: query,
  };
}

/** By their names, which come in any case. Of two with one name the server behind might take the other one than we do. */
function readParameters(query: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [written, value] of new URLSearchParams(query)) {
    const name = written.toLowerCase();
    if (parameters.has(name)) throw QueryInvalid(`it has "${name}" twice`);
    parameters.set(name, value);
  }
  return parameters;
}

function readBase64Query(query: string): CommandQuery {
  const text = query.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (!/^[A-Za-z0-9+/_-]{12,}={0,2}$/.test(text)) throw QueryInvalid('it names no command');
  const bytes = Buffer.from(text, 'base64');
  let at = 4;
  const id = take();
  const beforeKey = at;
  const key = take();
  const afterKey = at;
  const type = take();
  if (key.length !== 0 && key.length !== keyBytes) throw QueryInvalid('the policy key has not 4 bytes');
  let user: string | undefined;
  while (at < bytes.length) {
    const tag = bytes[at++];
    const value = take();
    if (tag === userTag) user = value.toString('utf8');
  }
  const version = bytes[0] ?? 0;
  return {
    command: commandOfCode(bytes[1] ?? 0),
    version: checkVersion(
      versions.find((each) => each === version),
      renderVersion(version),
    ),
    device: checkDevice(id, type.toString('latin1')),
    user,
    policyKey: key.length === keyBytes ? key.readUInt32LE() : undefined,
    passedOn: Buffer.concat([bytes.subarray(0, beforeKey), Buffer.of(0), bytes.subarray(afterKey)]).toString('base64'),
  };

  function take(): Buffer {
    const length = bytes[at];
    if (length === undefined || at + 1 + length > bytes.length) throw QueryInvalid('it is cut off');
    at += 1 + length;
    return bytes.subarray(at - length, at);
  }
}

function readVersion(header: string | string[] | undefined): ProtocolVersion {
  // Who says nothing speaks the oldest version of those that have been announced.
  if (header === undefined) return 121;
  return checkVersion(parseVersion(String(header)), String(header));
}

function checkVersion(version: ProtocolVersion | undefined, found: string): ProtocolVersion {
  if (version === undefined) throw VersionNotSupported(found, versions.map(renderVersion).join(', '));
  return version;
}

function readKey(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  const key = /^\d{1,10}$/.test(String(header)) ? Number(header) : Number.NaN;
  if (!(key <= keyMaximum)) throw QueryInvalid('the policy key is no number of 32 bits');
  return key;
}

/**
 * The id of a device is of letters and digits, so that requests can name it. One that is not, e.g. the bytes of a GUID, is
 * written in hexadecimal.
 */
function checkDevice(bytes: Buffer, type: string): CommandQuery['device'] {
  const plain = bytes.toString('latin1');
  const id = /^[A-Za-z0-9]*$/.test(plain) ? plain : bytes.toString('hex');
  if (id === '' || id.length > idLengthMaximum) throw QueryInvalid('it names no device');
  if (!/^[\x20-\x7e]+$/.test(type) || type.length > typeLengthMaximum) throw QueryInvalid('it names no type of device');
  return { id, type };
}
