import type { ProvisioningError } from '@tenantry/engine/client';
import { type Element, renderXml } from '@tenantry/schema';

/** The `response` document of an error that happened before the engine saw the request. */
export function renderError({ code, hresult, message }: ProvisioningError): string {
  const errorContext: Element = {
    name: 'errorContext',
    attributes: { code: `0x${hresult.toString(16).padStart(8, '0')}`, description: message, name: code },
    children: [],
  };
  return renderXml({ name: 'response', attributes: {}, children: [errorContext] });
}
