import type { Answer, Submission } from '@tenantry/engine/client';
import type { Fields } from '@tenantry/schema';

/** A method of a web service. */
export interface Operation {
  /** Name of the element in the body; the answer is called `<name>Response`. */
  readonly name: string;
  /** For the WSDL: what it does, who may call it. */
  readonly documentation: string;
  /** What stands in the element of the request, and in that of the answer. */
  readonly request: Fields;
  readonly response: Fields;
  /** Its content is a whole document, which may hold secrets without saying so. */
  readonly opaque?: true;
  /** What the engine is to do. */
  submission(request: Readonly<Record<string, unknown>>): Submission['what'];
  /** What is answered; undefined where only the error of the answer can be told. */
  answer(answer: Answer): Record<string, unknown> | undefined;
}
