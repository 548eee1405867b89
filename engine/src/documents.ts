import { decode, type Element, encode, mask, mergeInto, renderXml } from '@tenantry/schema';
import { v7 as uuidv7 } from 'uuid';

import { type Body, withOrigin } from './body.ts';
import { InputInvalid, PrivateProcedure } from './errors.ts';
import { parseDocument } from './parse-document.ts';
import type { EngineParts } from './parts.ts';
import { ProvisioningError } from './provisioning-error.ts';
import type { RegisteredDocument, RegisteredProcedure } from './registry.ts';
import type { ProcedureElement } from './request-language/document.ts';
import { SchemaViolated } from './request-language/errors.ts';
import { type Grammar, violations } from './request-language/execute-data-schema.ts';
import { runProcedure, type StepCall, type StepDocuments, type StepHost } from './request-language/run-procedure.ts';
import type { CallOptions, Frame, Transaction } from './transaction.ts';

/** Runs the steps of a document inside a transaction. */
export interface DocumentRunner {
  /** All steps of a procedure element; gives its data node afterwards. */
  run(procedure: ProcedureElement, documents: StepDocuments): Promise<Element>;
  /** One call with its executeData; gives executeData as the callee left it. */
  execute(call: StepCall, options: DocumentOptions): Promise<Element>;
}

export interface DocumentOptions {
  /** Judged by role: no procedure of a component is around. Documents have no roles, so what they call is judged like they. */
  readonly outermost: boolean;
  /** Steps of a document may call private procedures; a simple request may not. */
  readonly trusted: boolean;
  readonly unknown: 'refuse' | 'ignore';
  /** Runs with the engine's own identity: an `impersonate="2"` around. */
  readonly asSystem?: boolean;
}

export function createDocumentRunner(parts: EngineParts, transaction: Transaction): DocumentRunner {
  return {
    run: (procedure, documents) =>
      runProcedure(
        procedure,
        documents,
        hostOf(transaction.root, { outermost: true, trusted: true, unknown: 'ignore' }),
      ),
    execute: (call, options) => execute(transaction.root, call, options),
  };

  function hostOf(frame: Frame, options: DocumentOptions): StepHost {
    return {
      execute: (call) => execute(frame, call, options),
      queue: (call) => enqueue(call, options),
      savepoint: (block) => transaction.savepoint(block),
      checkpoint: () => transaction.checkpoint(),
      transformer: parts.transformer,
    };
  }

  async function execute(frame: Frame, call: StepCall, options: DocumentOptions): Promise<Element> {
    const registered = parts.registry.read(call.namespace, call.procedure);
    if ('procedure' in registered) return executeProcedure(frame, registered, { call, options });
    return executeDocument(frame, registered, { call, options });
  }

  async function executeProcedure(
    frame: Frame,
    registered: RegisteredProcedure,
    { call, options }: { call: StepCall; options: DocumentOptions },
  ): Promise<Element> {
    const { procedure } = registered;
    const title = `${registered.namespace}::${registered.name}`;
    const { value, faults } = decode(procedure.input, call.executeData, { unknown: options.unknown });
    if (faults.length > 0) {
      const told = InputInvalid(title, faults.map(({ path, message }) => `${path}: ${message}`).join(' '));
      const error = new ProvisioningError(told, told.message, { faults });
      error.sources.push({ namespace: registered.namespace, procedure: registered.name });
      throw error;
    }
    const output = await transaction.call(frame, registered, { ...callOptions(call, options), given: value });
    // The callee's answer comes back in the place of its input; secrets do not.
    const answer = encode(procedure.input, mask(procedure.input, value), call.executeData.name);
    answer.children = [...answer.children, ...unknownChildren(call.executeData, registered)];
    return mergeInto(answer, procedure.output ?? {}, output);
  }

  async function executeDocument(
    frame: Frame,
    registered: RegisteredDocument,
    { call, options }: { call: StepCall; options: DocumentOptions },
  ): Promise<Element> {
    if (registered.access === 'private' && options.outermost && !options.trusted) {
      throw PrivateProcedure(`${registered.namespace}::${registered.name}`);
    }
    await transaction.breathe();
    transaction.enter(frame);
    const { namespace, name, document } = registered;
    const entry = transaction.trace.begin({
      p: frame.number,
      ns: namespace,
      pr: name,
      k: 'c',
      fields: undefined,
      input: undefined,
    });
    const inner: Frame = {
      ...frame,
      number: entry.n,
      depth: frame.depth + 1,
      path: `${frame.path}/${entry.n} ${namespace}::${name}`,
      sensitive: isSensitive(call) ?? frame.sensitive,
      busy: false,
      reads: 0,
    };
    const { outermost } = options;
    const host = hostOf(inner, { outermost, trusted: true, unknown: 'ignore', asSystem: isAsSystem(call, options) });
    try {
      const title = `${namespace}::${name}`;
      if (document.schema) requireFollowed(document.schema.input, call.executeData, title);
      const context = withProvider(call.context, registered);
      const data = await transaction.savepoint(() =>
        runProcedure(document, { data: { ...call.executeData, name: 'data' }, context, budget: call.budget }, host),
      );
      const answer = { ...data, name: call.executeData.name };
      if (document.schema?.output) requireFollowed(document.schema.output, answer, title);
      transaction.trace.finish(entry);
      return answer;
    } catch (error) {
      if (error instanceof ProvisioningError) error.sources.push({ namespace, procedure: name });
      transaction.trace.finish(entry, error instanceof ProvisioningError ? error.code : 'ENGINE_UNEXPECTED');
      throw error;
    }
  }

  async function enqueue(call: StepCall & { readonly suspended: boolean }, options: DocumentOptions): Promise<string> {
    const id = uuidv7();
    const { namespace, name } = parts.registry.read(call.namespace, call.procedure);
    const body: Body = {
      kind: 'step',
      namespace,
      procedure: name,
      executeData: renderXml(call.executeData),
      context: renderXml(call.context),
      outermost: options.outermost,
      ...(isAsSystem(call, options) ? { impersonate: 2 } : {}),
      ...(call.sensitive === undefined ? {} : { sensitive: call.sensitive }),
    };
    const entry = {
      id,
      state: 'queued' as const,
      title: `${namespace}::${name}`,
      trustee: transaction.caller.trustee,
      deadlineSeconds: parts.limits.deadlineSeconds,
      body: parts.sealer.seal(withOrigin(body, { ...transaction.caller }), true),
      queue: {},
      acceptedAt: performance.now(),
    };
    // Suspended: it enters the queue with the success of this transaction, and never otherwise.
    if (call.suspended) transaction.onSuccess.push(entry);
    else if (!transaction.planned) await parts.log.append({ accept: [entry] });
    return id;
  }
}

/** Reads what a queued step was given. */
export function readStepCall(body: Extract<Body, { kind: 'step' }>): StepCall {
  return {
    namespace: body.namespace,
    procedure: body.procedure,
    executeData: parseDocument(body.executeData),
    context: parseDocument(body.context),
    impersonate: body.impersonate,
    sensitive: body.sensitive,
  };
}

function requireFollowed(grammar: Grammar, executeData: Element, title: string): void {
  const reasons = violations(grammar, executeData);
  if (reasons.length > 0) throw SchemaViolated(title, reasons.slice(0, 20).join(' '));
}

/** The callee sees who it is, and the providerContext of its namespace. Source: mpf-engine.md 2.1 */
function withProvider(context: Element, { namespace, name, providerContext }: RegisteredDocument): Element {
  const own = ['executeContext', 'providerContext'];
  const executeContext = { name: 'executeContext', attributes: { namespace, procedure: name }, children: [] };
  return {
    ...context,
    children: [
      ...context.children.filter((child) => typeof child === 'string' || !own.includes(child.name)),
      executeContext,
      ...(providerContext ? [providerContext] : []),
    ],
  };
}

function callOptions(call: StepCall, options: DocumentOptions): CallOptions {
  const { outermost, trusted } = options;
  const sensitive = isSensitive(call);
  return {
    outermost,
    trusted,
    unknown: 'ignore',
    ...(isAsSystem(call, options) ? { asSystem: true } : {}),
    ...(sensitive === undefined ? {} : { sensitive }),
  };
}

/** `impersonate`: 2 the engine's own identity, 1 the caller's, 0 as around. Source: mpf-engine.md 6.3 */
function isAsSystem({ impersonate }: StepCall, { trusted, asSystem = false }: DocumentOptions): boolean {
  if (impersonate === 2) return trusted;
  return impersonate === 1 ? false : asSystem;
}

/** `sensitive`: 1 yes, 2 no, 0 as around. */
function isSensitive({ sensitive }: StepCall): boolean | undefined {
  return sensitive === 1 || sensitive === 2 ? sensitive === 1 : undefined;
}

/** Elements that the callee did not declare stay in executeData, as they did in the historical system. */
function unknownChildren(executeData: Element, { procedure }: RegisteredProcedure): (Element | string)[] {
  const known = new Set(Object.keys(procedure.input).map((name) => name.toLowerCase()));
  return executeData.children.filter((child) => typeof child !== 'string' && !known.has(child.name.toLowerCase()));
}
