import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { UnknownStatusCodeError } from 'ldapts';

import { isConnectionLost, translate } from './ldap-errors.ts';

const dn = 'CN=Ann,DC=fabrikam,DC=com';

/** Result codes of RFC 4511 and RFC 4528, and what they are here. */
const codes = [
  [1, 'DIRECTORY_SERVER_REFUSES'],
  [3, 'DIRECTORY_SERVER_LIMIT'],
  [4, 'DIRECTORY_SERVER_LIMIT'],
  [10, 'DIRECTORY_SERVER_REFUSES'],
  [11, 'DIRECTORY_SERVER_LIMIT'],
  [12, 'DIRECTORY_SERVER_REFUSES'],
  [13, 'DIRECTORY_SERVER_REFUSES'],
  [16, 'DIRECTORY_VALUE_CHANGED'],
  [17, 'DIRECTORY_SCHEMA_LACKS'],
  [19, 'DIRECTORY_CONSTRAINT'],
  [20, 'DIRECTORY_VALUE_CHANGED'],
  [21, 'DIRECTORY_CONSTRAINT'],
  [32, 'DIRECTORY_NO_SUCH_OBJECT'],
  [34, 'DIRECTORY_CONSTRAINT'],
  [50, 'DIRECTORY_ACCESS_DENIED'],
  [51, 'DIRECTORY_CONTROLLER_UNREACHABLE'],
  [52, 'DIRECTORY_CONTROLLER_UNREACHABLE'],
  [53, 'DIRECTORY_SERVER_REFUSES'],
  [64, 'DIRECTORY_CONSTRAINT'],
  [65, 'DIRECTORY_CONSTRAINT'],
  [66, 'DIRECTORY_NOT_EMPTY'],
  [68, 'DIRECTORY_OBJECT_EXISTS'],
  [80, 'DIRECTORY_SERVER_REFUSES'],
  [122, 'DIRECTORY_VALUE_CHANGED'],
] as const;

describe('what a server refuses', () => {
  for (const [result, code] of codes) {
    it(`is ${code} for the result code ${result}, with what the server said`, () => {
      const said = new UnknownStatusCodeError(result, 'info: as the server says it');

      const told = translate(said, { controller: 'dc1.fabrikam.com', dn, changes: true });

      assert.ok(told instanceof Error && 'code' in told);
      assert.equal(told.code, code);
      assert.equal(told.cause, said);
    });
  }

  it('is unknown in its outcome only where something was to be changed when the connection broke', () => {
    const lost = new Error(
      'Connection closed before message response was received. Message type: ModifyRequest (0x66)',
    );

    const [change, question] = [true, false].map((changes) => translate(lost, { controller: 'dc1', dn, changes }));

    assert.equal(codeOf(change), 'DIRECTORY_OUTCOME_UNKNOWN');
    assert.equal(codeOf(question), 'DIRECTORY_CONTROLLER_UNREACHABLE');
  });

  it('is asked again where the connection broke, not where the server did not answer', () => {
    assert.equal(isConnectionLost(new Error('Socket error. Message type: SearchRequest (0x63)')), true);
    assert.equal(isConnectionLost(new Error('SearchRequest: Operation timed out')), false);
    assert.equal(isConnectionLost(new UnknownStatusCodeError(51)), false);
  });
});

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
