import type { Books } from '@tenantry/engine';

/** What a business mailbox has. */
export interface MailboxAllocation {
  readonly organization: string;
  readonly storeId: string;
  readonly kilobytes: number;
}

const selectMailbox = `
  select m.organization, m.store_id::text as "storeId", m.kilobytes::float8 as kilobytes
  from resource_manager.mailbox_allocation m
  where m.mailbox = $1`;

const lockOrganization = `
  select resource_manager.lock_organization(m.organization)
  from resource_manager.mailbox_allocation m
  where m.mailbox = $1`;

/** The allocation of a business mailbox, or undefined. */
export async function findMailbox(books: Books, mailbox: string): Promise<MailboxAllocation | undefined> {
  const [found] = await books.query<MailboxAllocation>(selectMailbox, [mailbox]);
  return found;
}

/** The allocation of a business mailbox, or undefined; nobody else changes those of its organization until the step ends. */
export async function holdMailbox(books: Books, mailbox: string): Promise<MailboxAllocation | undefined> {
  // The second statement begins when the first one has the lock, and sees what was committed until then.
  const [, found] = await Promise.all([books.query(lockOrganization, [mailbox]), findMailbox(books, mailbox)]);
  return found;
}

/** Takes space for a mailbox. False, and nothing happens, when it has some already. */
export async function addMailbox(books: Books, mailbox: string, allocation: MailboxAllocation): Promise<boolean> {
  const { organization, storeId, kilobytes } = allocation;
  const [row] = await books.query<{ isNew: boolean }>(
    'select resource_manager.add_mailbox($1, $2, $3, $4) as "isNew"',
    [mailbox, organization, storeId, kilobytes],
  );
  return row?.isNew === true;
}

/** Gives the space of a mailbox back. Nothing happens when it has none there. */
export async function removeMailbox(
  books: Books,
  mailbox: string,
  { organization, storeId }: Omit<MailboxAllocation, 'kilobytes'>,
): Promise<void> {
  await books.query('select resource_manager.remove_mailbox($1, $2, $3)', [mailbox, organization, storeId]);
}

/** Changes the space of a mailbox to another size. Nothing happens when it is not as given. */
export async function resizeMailbox(
  books: Books,
  mailbox: string,
  { organization, storeId, kilobytes, to }: MailboxAllocation & { readonly to: number },
): Promise<void> {
  await books.query('select resource_manager.resize_mailbox($1, $2, $3, $4, $5)', [
    mailbox,
    organization,
    storeId,
    kilobytes,
    to,
  ]);
}

/** Moves the space of a mailbox to another store. Nothing happens when it is not as given. */
export async function moveMailbox(
  books: Books,
  mailbox: string,
  { organization, storeId, to }: Omit<MailboxAllocation, 'kilobytes'> & { readonly to: string },
): Promise<void> {
  await books.query('select resource_manager.move_mailbox($1, $2, $3, $4)', [mailbox, organization, storeId, to]);
}
