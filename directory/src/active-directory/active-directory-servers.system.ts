// Debian packages: samba samba-ad-dc samba-ad-provision samba-dsdb-modules winbind ldb-tools krb5-user python3-samba zstd
import { openSambaDirectory } from '@tenantry/testing/samba';
import { openLink } from '@tenantry/testing/slapd';

import { describeServers } from '../conformance-servers.ts';
import { activeDirectoryFlavour } from './active-directory-flavour.ts';

describeServers(async () => {
  const { pair, options, stop } = await openSambaDirectory();
  return {
    options,
    flavour: activeDirectoryFlavour(),
    hostingUnit: `OU=Hosting,${pair.domain}`,
    controllers: pair.controllers,
    async openWay({ url }) {
      const link = await openLink(389, new URL(url).hostname);
      return { ...link, url: `ldap://127.0.0.1:${link.port}` };
    },
    stop,
  };
});
