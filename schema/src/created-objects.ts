import { attribute, list, record, text } from './fields.ts';

/** A group or user that was created. */
export function createdPrincipal(sentence: string) {
  return record(sentence, {
    path: attribute(text('LDAP path.')),
    name: attribute(text('Name.')),
    samName: attribute(text('sAMAccountName.')),
  });
}

/** An organization that was created, with what belongs to it. */
export function createdOrganization(sentence: string) {
  return record(sentence, {
    path: attribute(text('LDAP path.')),
    name: attribute(text('Name.')),
    orgs: list(
      'org',
      record('One container.', { path: attribute(text('LDAP path.')), name: attribute(text('Name.')) }),
      {
        sentence: 'Its own containers.',
      },
    ),
    groups: list('group', createdPrincipal('One group.'), { sentence: 'Its own groups.' }),
  });
}
