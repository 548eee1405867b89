import { ProvisioningError } from '@tenantry/engine';
import type { Answer, AnswerError, Client, Submission } from '@tenantry/engine/client';

/** Output of a procedure, as JSON. Tests know what they call. */
// biome-ignore lint/suspicious/noExplicitAny: the shape differs from procedure to procedure, and a wrong guess fails the test
export type Output = any;

/** Runs a procedure as the operator, or as somebody else. Throws the error of the answer. */
export type Run = (name: string, input: unknown, as?: string) => Promise<Output>;

/** Runs a procedure by its full name, `Namespace::Procedure`, and gives its output; throws the error of the answer. */
export async function runProcedure(
  client: Client,
  { name, input, trustee }: { readonly name: string; readonly input: unknown; readonly trustee: string },
): Promise<Output> {
  const answer = await client.submit({ what: callOf(name, input), caller: { trustee } });
  if (answer.error) throw errorOf(answer.error);
  return answer.output;
}

/** One call as a submission has it. */
export function callOf(name: string, input: unknown): Extract<Submission['what'], { readonly input: unknown }> {
  const [namespace = '', procedure = ''] = name.split('::');
  return { namespace, procedure, input };
}

/** The error of an answer as it would be thrown. */
export function errorOf({ code, hresult, message, faults, sources }: AnswerError): ProvisioningError {
  const error = new ProvisioningError({ code, hresult }, message, { faults });
  error.sources.push(...sources);
  return error;
}

/** The answer, when it is a success. */
export function requireDone(answer: Answer): Answer {
  if (answer.error) throw errorOf(answer.error);
  return answer;
}
