import { ProvisioningError } from '@tenantry/engine/client';

import { xmlTypes } from './content-type.ts';
import { BadHttp, BodyTooLarge, Failed, WrongContentType } from './errors.ts';

const megabyte = 1_000_000;

/** An error of ours, or of Fastify in our words; SOAP_FAILED for what nobody foresaw. */
export function tellError(
  error: unknown,
  { contentType, bodyBytes }: { readonly contentType: string | undefined; readonly bodyBytes: number },
): ProvisioningError {
  if (error instanceof ProvisioningError) return error;
  if (!(error instanceof Error && 'code' in error && 'statusCode' in error)) return Failed();
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return BodyTooLarge(String(bodyBytes / megabyte));
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return WrongContentType(contentType ?? 'nothing', xmlTypes);
  return Number(error.statusCode) < 500 ? BadHttp(error.message) : Failed();
}
