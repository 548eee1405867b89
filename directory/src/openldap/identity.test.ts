import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { guidToOctets, sidOf, sidToOctets } from '../octets.ts';
import { guidFromSid, sidFromGuid } from './identity.ts';

describe('security identifiers of OpenLDAP', () => {
  const guid = '0a1b2c3d-0a1b-4c3d-8a1b-0a1b2c3d4e5f';

  it('have the GUID as four numbers behind S-1-12-1, and give it back', () => {
    const sid = sidFromGuid(guidToOctets(guid));

    assert.equal(sidOf(sid), 'S-1-12-1-169552957-1279068699-453647242-1598962988');
    assert.equal(guidFromSid(sid), guid);
  });

  it('are told from those of others', () => {
    for (const sid of ['S-1-12-1-1-2-3', 'S-1-12-2-1-2-3-4', 'S-1-5-21-1-2-3-4', 'S-1-12-1-1-2-3-4-5', 'S-1-5-32-544'])
      assert.equal(guidFromSid(sidToOctets(sid)), undefined, sid);
  });
});
