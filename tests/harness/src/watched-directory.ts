import type { Directory } from '@tenantry/directory';

/** Attributes that decide, or are decided by, what a mailbox sees. */
const ofView = new Set([
  'homeMDB',
  'msExchHideFromAddressLists',
  'msExchQueryBaseDN',
  'msExchUseOAB',
  'otherWellKnownObjects',
  'showInAddressBook',
]);

/** The directory, telling when the test itself changes, as another program would, what procedures answer for. */
export function watchedDirectory(directory: Directory, onDamage: () => void): Directory {
  const note = (attributes: readonly string[]) => {
    if (attributes.some((name) => ofView.has(name))) onDamage();
  };
  return {
    ...directory,
    modify(path, changes, expected) {
      note(Object.keys(changes));
      return directory.modify(path, changes, expected);
    },
    addValues(path, attribute, values) {
      note([attribute]);
      return directory.addValues(path, attribute, values);
    },
    removeValues(path, attribute, values) {
      note([attribute]);
      return directory.removeValues(path, attribute, values);
    },
  };
}
