import { contract } from '@tenantry/engine';

import type { DisableMailbox } from './disable-mailbox.ts';
import type { EnableMailbox } from './enable-mailbox.ts';
import type { Subscribe } from './subscribe.ts';
import type { Unsubscribe } from './unsubscribe.ts';

interface Own {
  DisableMailbox: typeof DisableMailbox;
  EnableMailbox: typeof EnableMailbox;
  Subscribe: typeof Subscribe;
  Unsubscribe: typeof Unsubscribe;
}

/** Procedures of this component that its own composites call. */
export const own = contract<Own>('Hosted Unified Messaging');
