import { contract } from '@tenantry/engine';

import type { CheckUMMailbox_ } from './check-um-mailbox.ts';
import type { DropPIN_ } from './drop-pin.ts';
import type { MarkUMMailbox_ } from './mark-um-mailbox.ts';
import type { ReadPIN_ } from './read-pin.ts';
import type { StorePIN_ } from './store-pin.ts';
import type { UnmarkUMMailbox_ } from './unmark-um-mailbox.ts';

interface Own {
  CheckUMMailbox_: typeof CheckUMMailbox_;
  DropPIN_: typeof DropPIN_;
  MarkUMMailbox_: typeof MarkUMMailbox_;
  ReadPIN_: typeof ReadPIN_;
  StorePIN_: typeof StorePIN_;
  UnmarkUMMailbox_: typeof UnmarkUMMailbox_;
}

/** The parts that the composites of this component are made of. The contract itself would close a ring of imports. */
export const own = contract<Own>('Unified Messaging 2007 Provider');
