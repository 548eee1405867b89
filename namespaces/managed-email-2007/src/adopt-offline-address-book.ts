import { randomBytes } from 'node:crypto';

import { activeDirectory } from '@tenantry/active-directory/contract';
import { type Call, composite } from '@tenantry/engine';
import { boolean, domainController, ldapPath, organization } from '@tenantry/schema';

import { controllerOf, escapeFilter, nameIn, readValues } from './directory-values.ts';
import { BookOfAnother, NotABook, NotInitialized, OrganizationHasBook } from './errors.ts';
import { type Pointer, pointedTo, pointers, pointTo } from './pointers.ts';

export const AdoptOfflineAddressBook_ = composite({
  summary: 'Lets an organization point to an offline address book that exists already.',
  remarks:
    'The folder GUID of the book must be its own: the historical import gave several books the same one, which then could not be built (KB 947005). One that another book has is replaced.',
  source: 'hosted-email-2007-import.yaml, known-faults.md D3',
  input: {
    organization: organization('Organization that gets the book.'),
    offlineAddressBook: ldapPath('LDAP path of the book.'),
    preferredDomainController: domainController(),
  },
  output: { folderGuidReplaced: boolean('Whether another book had the same folder GUID.') },
  errors: [BookOfAnother, NotABook, NotInitialized, OrganizationHasBook],

  async run({ input, call, place, lock, hosting }) {
    const top = await hosting();
    const { organization: owner } = await place('organization');
    if (!owner || !top) throw NotInitialized();
    const { path, guid } = await place('offlineAddressBook');
    const controller = controllerOf(input);

    await lock(`organization:${owner.guid}`, `offlineAddressBook:${guid}`);
    const book = await readValues(call, { path, ...controller }, ['objectClass', 'siteFolderGUID']);
    if (!book.objectClass.some((name) => name.toLowerCase() === 'msexchoab')) throw NotABook(path);
    const { otherWellKnownObjects } = await readValues(call, { path: owner.path, ...controller }, [
      'otherWellKnownObjects',
    ]);
    const present = pointedTo(otherWellKnownObjects, 'offlineAddressBook');
    if (present !== undefined) throw OrganizationHasBook(owner.path, `LDAP://${present}`);
    const search = { ...controller, path: top.path, pointer: 'offlineAddressBook', name: nameIn(path) } as const;
    if (await isPointedTo(call, search)) throw BookOfAnother(path);

    const [folderGuid] = book.siteFolderGUID;
    const isShared = folderGuid !== undefined && (await hasTwin(call, { ...controller, path, folderGuid }));
    if (isShared) await call(activeDirectory.SetProperties, { ...controller, path, properties: [newFolderGuid()] });
    await call(activeDirectory.SetProperties, {
      ...controller,
      path: owner.path,
      properties: [
        { name: 'otherWellKnownObjects', mode: 'append', value: [pointTo('offlineAddressBook', nameIn(path))] },
      ],
    });
    return { folderGuidReplaced: isShared };
  },
});

interface PointerSearch {
  readonly path: string;
  readonly pointer: Pointer;
  readonly name: string;
  readonly preferredDomainController?: string;
}

/** Whether any organization points to an object. */
async function isPointedTo(call: Call, { pointer, name, ...where }: PointerSearch): Promise<boolean> {
  const value = escapeFilter(`B:32:${pointers[pointer]}:${name}`);
  const { objects } = await call(activeDirectory.Search, {
    ...where,
    filter: `(&(objectClass=organizationalUnit)(otherWellKnownObjects=${value}))`,
    propertyList: [{ name: 'ou' }],
  });
  return objects.length > 0;
}

interface TwinSearch {
  readonly path: string;
  readonly folderGuid: string;
  readonly preferredDomainController?: string;
}

/** Whether another book has the same folder GUID. */
async function hasTwin(call: Call, { path, folderGuid, ...controller }: TwinSearch): Promise<boolean> {
  const { objects } = await call(activeDirectory.Search, {
    ...controller,
    path: `LDAP://${path.slice(path.indexOf(',') + 1)}`,
    filter: '(objectClass=msExchOAB)',
    propertyList: [{ name: 'siteFolderGUID' }],
  });
  const books = objects.filter((book) => book.path.toLowerCase() !== path.toLowerCase());
  return books.some(({ properties }) => properties.some(({ value }) => value.includes(folderGuid)));
}

/** The directory keeps it as 16 octets, which requests write in base64. */
function newFolderGuid() {
  return { name: 'siteFolderGUID', value: [randomBytes(16).toString('base64')] };
}
