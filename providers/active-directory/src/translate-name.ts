import { directory } from '@tenantry/directory';
import { read } from '@tenantry/engine';
import { defaulted, domainController, oneOf, text } from '@tenantry/schema';

import { readDomainNames } from './domain-names.ts';
import { NameAmbiguous, NameNotFound, NoNameOfForm } from './errors.ts';
import { nameForms, nameOf, readNamed } from './name-forms.ts';

export const TranslateName = read({
  name: 'Translate Name',
  summary: 'Converts a name of an object into another of the forms that Windows has.',
  remarks:
    'E.g. FABRIKAM\\ann (NameSamCompatible), ann@fabrikam.com (NameUserPrincipal), fabrikam.com/Hosting/Ann (NameCanonical), {GUID} (NameUniqueId).',
  source: 'active-directory-provider.yaml (name only); EXTENDED_NAME_FORMAT of Windows',
  role: 'DomainAdmin',
  input: {
    name: text('The name.', { maxLength: 4096 }),
    accountNameFormat: defaulted(
      oneOf(nameForms, 'Form of the name. Default NameUnknown: it is recognized.'),
      'NameUnknown',
    ),
    desiredNameFormat: oneOf(
      nameForms.filter((form) => form !== 'NameUnknown'),
      'Form that is wanted.',
    ),
    preferredDomainController: domainController(),
  },
  output: { translatedName: text('The name in the form that is wanted.') },
  errors: [NameNotFound, NameAmbiguous, NoNameOfForm],

  async run({ input, use }) {
    const { name, accountNameFormat, desiredNameFormat } = input;
    const entry = await readNamed(use(directory), name, accountNameFormat);
    const translatedName = nameOf(entry, desiredNameFormat, await readDomainNames(use(directory)));
    if (translatedName === undefined) throw NoNameOfForm(name, desiredNameFormat);
    return { translatedName };
  },
});
