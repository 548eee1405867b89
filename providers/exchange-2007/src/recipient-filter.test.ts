import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { ldapFilterOf } from './recipient-filter.ts';

describe('ldapFilterOf', () => {
  const cases: Readonly<Record<string, string>> = {
    "Department -eq 'Sales'": '(department=Sales)',
    "(Department -ne 'Sales')": '(!(department=Sales))',
    'Alias -ne $null': '(mailNickname=*)',
    'Alias -eq $null': '(!(mailNickname=*))',
    "(Alias -ne $null) -and (CustomAttribute1 -eq 'alpineskihouse.com')":
      '(&(mailNickname=*)(extensionAttribute1=alpineskihouse.com))',
    "City -eq 'Bonn' -or City -eq 'Ulm' -and Title -like 'Dr*'": '(|(l=Bonn)(&(l=Ulm)(title=Dr*)))',
    "-not(Company -like '*(x)*')": '(!(company=*\\28x\\29*))',
    "{ RecipientType -eq 'UserMailbox' }": '(&(objectClass=user)(msExchMailboxGuid=*))',
    'HiddenFromAddressListsEnabled -eq $true': '(msExchHideFromAddressLists=TRUE)',
    'ResourceCapacity -gt 10': '(&(msExchResourceCapacity>=10)(!(msExchResourceCapacity=10)))',
    "LastName -eq 'O''Brien'": "(sn=O'Brien)",
  };

  for (const [filter, expected] of Object.entries(cases)) {
    it(`translates ${filter}`, () => {
      assert.equal(ldapFilterOf(filter), expected);
    });
  }

  for (const wrong of [
    '',
    'Department',
    "Department 'Sales'",
    "(Department -eq 'Sales'",
    "Department -eq 'Sales')",
    "Department -eq 'Sales",
    "Sky -eq 'blue'",
    'Alias -like $null',
    "RecipientType -eq 'Robot'",
    '('.repeat(10_000),
  ]) {
    it(`refuses ${wrong.slice(0, 40)}`, () => {
      assert.throws(() => ldapFilterOf(wrong), { code: 'EXCHANGE_RECIPIENT_FILTER_INVALID' });
    });
  }
});
