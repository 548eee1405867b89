import { describe } from 'node:test';

import { describeVertical } from './vertical.ts';

describe('over the directory in the database', () => {
  describeVertical();
});
