import { defaulted, oneOf, text } from '@tenantry/schema';

/** Name of an object in its container: at most 64 characters, as a common name may have. */
export function commonName(sentence: string) {
  return text(sentence, { maxLength: 64, pattern: trimmed });
}

/** Name of an organization; `AllCustomers@` and the name make a common name. */
export function organizationName(sentence: string) {
  return text(sentence, { maxLength: 51, pattern: trimmed });
}

/** Name of an account from before Windows 2000. */
export function accountName(sentence: string) {
  return text(sentence, {
    maxLength: 20,
    pattern: '^[^"/\\\\\\[\\]:;|=,+*?<>@\\x00-\\x1f]*[^"/\\\\\\[\\]:;|=,+*?<>@\\x00-\\x1f. ]$',
  });
}

/** Policy under which an object is created. */
export function policyName() {
  return defaulted(
    oneOf(
      ['default', 'hosting', 'reseller', 'customer'],
      'Policy of the new object; default takes the one of its place.',
    ),
    'default',
  );
}

// No control characters, no space at the ends.
const trimmed = '^[^ \\x00-\\x1f]([^\\x00-\\x1f]*[^ \\x00-\\x1f])?$';
