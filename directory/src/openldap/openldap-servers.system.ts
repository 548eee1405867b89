// Debian packages: slapd ldap-utils
import { type Link, openLink, openSlapdDirectory, type SlapdServer } from '@tenantry/testing/slapd';

import { type ControllerOfPair, describeServers } from '../conformance-servers.ts';
import { createLdapDirectory } from '../ldap/ldap-directory.ts';
import { openLdapFlavour } from './openldap-flavour.ts';

describeServers(async () => {
  const { options, servers, links, stop } = await openSlapdDirectory({ servers: 2 });
  const flavour = openLdapFlavour(options.domain);
  const hostingUnit = `OU=Hosting,${options.domain}`;
  const port = createLdapDirectory(options, flavour);
  await port.add(port.controllers[0] ?? '', hostingUnit, { objectClass: ['organizationalUnit'] });
  await port.close();
  const [first, second] = servers;
  const [toSecond, toFirst] = links;
  if (!first || !second || !toFirst || !toSecond) throw new Error('two servers were asked for');
  return {
    options,
    flavour,
    hostingUnit,
    controllers: [controllerOf(first, toFirst), controllerOf(second, toSecond)],
    async openWay({ url }) {
      const link = await openLink(Number(new URL(url).port));
      return { ...link, url: `ldap://127.0.0.1:${link.port}` };
    },
    stop,
  };
});

/** @param incoming way of the changes of the other one */
function controllerOf(server: SlapdServer, incoming: Link): ControllerOfPair {
  return {
    name: server.name,
    url: server.url,
    kill: () => server.kill(),
    start: () => server.start(),
    pauseReplication: async () => incoming.pause(),
    resumeReplication: async () => incoming.resume(),
  };
}
