import type { Books } from '@tenantry/engine';

/** An event to record; its id is chosen before, so that undo finds it. */
export interface NewEvent {
  readonly eventId: string;
  readonly customer: string;
  readonly typeName: string;
  readonly detail?: string | undefined;
}

/** Records events. */
export async function addEvents(from: Books, events: readonly NewEvent[]): Promise<void> {
  await from.query(
    `insert into plans.event (event_id, customer_id, type_name, detail)
     select e."eventId", e.customer, e."typeName", e.detail
     from jsonb_to_recordset($1) e ("eventId" uuid, customer uuid, "typeName" text, detail text)`,
    [JSON.stringify(events)],
  );
}

/** Takes events back. */
export async function removeEvents(from: Books, events: readonly NewEvent[]): Promise<void> {
  await from.query('delete from plans.event where event_id = any ($1)', [events.map(({ eventId }) => eventId)]);
}
