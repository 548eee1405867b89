/** Bits of msExchMailboxFolderSet by switch of SetCASMailbox. Source: exchange-directory-model.md 9; from 0x40000 on the order of the shell. */
const bits = {
  owaCalendarEnabled: 0x2,
  owaContactsEnabled: 0x4,
  owaTasksEnabled: 0x8,
  owaJournalEnabled: 0x10,
  owaNotesEnabled: 0x20,
  owaPublicFoldersEnabled: 0x40,
  // Reminders and new mail notification are one switch of the shell and two bits.
  owaRemindersAndNotificationsEnabled: 0x180,
  owaPremiumClientEnabled: 0x200,
  owaSpellCheckerEnabled: 0x400,
  owaSMimeEnabled: 0x800,
  owaSearchFoldersEnabled: 0x1000,
  owaSignaturesEnabled: 0x2000,
  owaRulesEnabled: 0x4000,
  owaThemeSelectionEnabled: 0x8000,
  owaJunkEmailEnabled: 0x10000,
  owaUMIntegrationEnabled: 0x20000,
  owaWSSAccessOnPublicComputersEnabled: 0x40000,
  owaWSSAccessOnPrivateComputersEnabled: 0x80000,
  owaUNCAccessOnPublicComputersEnabled: 0x100000,
  owaUNCAccessOnPrivateComputersEnabled: 0x200000,
  owaActiveSyncIntegrationEnabled: 0x400000,
  owaAllAddressListsEnabled: 0x1000000,
  owaRecoverDeletedItemsEnabled: 0x2000000,
  owaChangePasswordEnabled: 0x4000000,
} as const;

export type Segment = keyof typeof bits;

/** Messaging and explicit log-on have no switch and are always on. */
const always = 0x1 | 0x800000;
const everything = Object.values(bits).reduce((sum, bit) => sum | bit, always);

/** The switches of Outlook Web Access that a value stands for. No value: all on. */
export function parseSegments(value: string | undefined): Record<Segment, boolean> {
  const set = value === undefined ? everything : Number(value);
  return Object.fromEntries(segments().map((segment) => [segment, (set & bits[segment]) !== 0])) as Record<
    Segment,
    boolean
  >;
}

/** The value with some switches changed; undefined (no attribute) when all are on. */
export function changeSegments(
  value: string | undefined,
  switches: Readonly<Partial<Record<Segment, boolean | undefined>>>,
): string | undefined {
  let set = value === undefined ? everything : Number(value);
  for (const segment of segments()) {
    const on = switches[segment];
    if (on !== undefined) set = on ? set | bits[segment] : set & ~bits[segment];
  }
  return (set & everything) === everything ? undefined : String(set);
}

function segments(): Segment[] {
  // The keys of the constant above are its type.
  return Object.keys(bits) as Segment[];
}
