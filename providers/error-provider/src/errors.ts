import { error, ProvisioningError } from '@tenantry/engine';

/** Codes never change and are never used twice. */

export const Raised = error(
  'ERROR_PROVIDER_RAISED',
  0x80004005,
  (description) => description || 'The request was ended by a step of its own, without a reason given.',
);
export const Unmapped = error(
  'ERROR_PROVIDER_UNMAPPED',
  0x80004005,
  (context, code) =>
    `The request failed, and nothing says how to tell the error ${code} in the context "${context}". See the request with "tenantry explain", or add a text with SetTranslation_.`,
);

/** An error with a number and a text that somebody else has chosen. */
export function raised(hresult: string, description: string): ProvisioningError {
  const { code, message } = Raised(description);
  return new ProvisioningError({ code, hresult: Number(hresult) }, message);
}
