import { commands } from './command.ts';
import { renderVersion, versions } from './protocol-version.ts';
import { type Headers, setHeader } from './relay.ts';

const versionsHeader = 'ms-asprotocolversions';
const commandsHeader = 'ms-asprotocolcommands';
const ourVersions = versions.map(renderVersion);

/** What OPTIONS tells of this server alone: there is nothing behind it. */
export function announced(): Record<string, string> {
  return {
    allow: 'OPTIONS,POST',
    public: 'OPTIONS,POST',
    'ms-asprotocolversions': ourVersions.join(','),
    'ms-asprotocolcommands': 'Provision',
    'cache-control': 'private',
  };
}

/** What OPTIONS of the server behind tells, as it is from here: versions that both speak, and Provision in any case. */
export function announce(headers: Headers): Headers {
  const edited = [...headers];
  const theirVersions = listOf(headers, versionsHeader);
  if (theirVersions) {
    setHeader(edited, versionsHeader, ourVersions.filter((each) => theirVersions.includes(each)).join(','));
  }
  const theirCommands = listOf(headers, commandsHeader);
  if (theirCommands) {
    const known = commands
      .map(({ name }) => name)
      .filter((name) => name === 'Provision' || theirCommands.includes(name));
    const others = theirCommands.filter((name) => !known.includes(name));
    setHeader(edited, commandsHeader, [...known, ...others].join(','));
  }
  return edited;
}

function listOf(headers: Headers, name: string): string[] | undefined {
  const at = headers.findIndex((each, index) => index % 2 === 0 && each.toLowerCase() === name);
  return at < 0 ? undefined : headers[at + 1]?.split(',').map((each) => each.trim());
}
