import { addForeignBook, addForeignMailbox } from '../foreign-made.ts';
import type { Requests } from '../make-request.ts';

/** A request for each procedure of Hosted Email 2007 Import that succeeds at the tenant acme. */
export const hostedEmail2007ImportRequests: Requests = {
  async ImportMailbox({ acme, run }) {
    return { user: await addForeignMailbox(run, acme), planName: 'MailboxGold', applyPlanSettings: true };
  },

  async ImportOfflineAddressBook({ acme, paths, run }) {
    return { organization: acme.path, offlineAddressBook: await addForeignBook(run, paths) };
  },

  async ImportRootPublicFolder({ acme, run }) {
    await run('Exchange 2007 Resource Manager::AllocateOrganization', {
      organization: acme.path,
      publicStore: { megabytes: 50 },
    });
    return { organization: acme.path, folderPath: '/Acme', kilobytes: 10_240 };
  },

  async ImportSmtpDomains({ acme, run }) {
    for (const domainName of ['older.example', 'oldest.example']) {
      await run('Exchange 2007 Provider::CreateSMTPDomain', { name: domainName, domainName });
    }
    return { organization: acme.path, domainNames: ['older.example', 'oldest.example'] };
  },
};
