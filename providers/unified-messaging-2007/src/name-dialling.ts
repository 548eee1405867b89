import type { Attributes } from '@tenantry/directory';

const keys: readonly string[] = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** What callers press to spell the user: values of msExchUMDtmfMap. */
export function dtmfMapOf(attributes: Attributes): string[] {
  const first = (name: string) => attributes[name]?.[0] ?? '';
  const [given, family] = [first('givenName'), first('sn')];
  const [local = ''] = first('mail').split('@');
  const spelt: readonly [string, string][] = [
    ['emailAddress', local],
    ['lastNameFirstName', given && family ? family + given : ''],
    ['firstNameLastName', given && family ? given + family : ''],
  ];
  return spelt
    .map(([way, name]) => [way, pressed(name)])
    .flatMap(([way, digits]) => (digits ? [`${way}:${digits}`] : []));
}

function pressed(name: string): string {
  const letters = name.normalize('NFD').toLowerCase();
  return [...letters].map(keyOf).join('');
}

function keyOf(letter: string): string {
  if (/\d/.test(letter)) return letter;
  const key = keys.findIndex((own) => /[a-z]/.test(letter) && own.includes(letter));
  return key < 0 ? '' : String(key);
}
