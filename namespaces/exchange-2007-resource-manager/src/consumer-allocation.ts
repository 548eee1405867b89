import type { Books } from '@tenantry/engine';

/** What a consumer mailbox has. */
export interface ConsumerAllocation {
  readonly storeId: string;
  readonly kilobytes: number;
}

const selectConsumer = `
  select c.store_id::text as "storeId", c.kilobytes::float8 as kilobytes
  from resource_manager.consumer_allocation c
  where c.mailbox = $1`;

/** The allocation of a consumer mailbox, or undefined. */
export async function findConsumer(books: Books, mailbox: string): Promise<ConsumerAllocation | undefined> {
  const [found] = await books.query<ConsumerAllocation>(selectConsumer, [mailbox]);
  return found;
}

/** Takes space for a mailbox. Nothing happens when it has some already. */
export async function addConsumer(books: Books, mailbox: string, allocation: ConsumerAllocation): Promise<void> {
  const { storeId, kilobytes } = allocation;
  await books.query('select resource_manager.add_consumer($1, $2, $3)', [mailbox, storeId, kilobytes]);
}

/** Gives the space of a mailbox back. Nothing happens when it has none there. */
export async function removeConsumer(books: Books, mailbox: string, storeId: string): Promise<void> {
  await books.query('select resource_manager.remove_consumer($1, $2)', [mailbox, storeId]);
}

/** Changes the space of a mailbox to another size. Nothing happens when it is not as given. */
export async function resizeConsumer(
  books: Books,
  mailbox: string,
  { storeId, kilobytes, to }: ConsumerAllocation & { readonly to: number },
): Promise<void> {
  await books.query('select resource_manager.resize_consumer($1, $2, $3, $4)', [mailbox, storeId, kilobytes, to]);
}

/** Moves the space of a mailbox to another store. Nothing happens when it is not there. */
export async function moveConsumer(
  books: Books,
  mailbox: string,
  { storeId, to }: { readonly storeId: string; readonly to: string },
): Promise<void> {
  await books.query('select resource_manager.move_consumer($1, $2, $3)', [mailbox, storeId, to]);
}
