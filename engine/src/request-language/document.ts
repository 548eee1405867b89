import type { Element } from '@tenantry/schema';

import {
  AttributeInvalid,
  ElementMissing,
  ElementTwice,
  NameTwice,
  ProcedureRefused,
  UnknownElement,
} from './errors.ts';
import { type ExecuteDataSchema, readExecuteDataSchema } from './execute-data-schema.ts';
import { choiceAttribute, placedChildren, readSteps, requireCase, requiredAttribute, type Step } from './steps.ts';
import { declared, type Prefixes, prefixesAt } from './xml-namespaces.ts';

/** A `request` document, read. Source: mpf-engine.md 2.1 */
export interface RequestDocument {
  readonly globalData: Element | undefined;
  /** More than one: a batch. */
  readonly data: readonly Element[];
  readonly context: RequestContext;
  /** The context as written; steps see it. */
  readonly contextElement: Element;
  /** XML namespaces declared on the request. */
  readonly prefixes: Prefixes;
  /** The steps of a trusted request. */
  readonly procedure: ProcedureElement | undefined;
}

/** What the engine itself takes from the context of a request. */
export interface RequestContext {
  readonly clientContext?: { readonly clientTransactionId?: string };
  readonly securityContext?: {
    readonly trustee?: string;
    readonly authentication?: { readonly basic?: { readonly username?: string; readonly password?: string } };
  };
  readonly queueContext?: {
    readonly priority?: number;
    readonly retryCount?: number;
    /** Milliseconds. */
    readonly retryInterval?: number;
    readonly retryStopOnFailure?: string;
    readonly onFailure?: 'continue' | 'queueToOperator';
    readonly retainSuccessfulResponses?: boolean;
    readonly parentQueue: readonly string[];
  };
}

/** A `procedure` element, read: steps of a trusted request, or a procedure of a namespace document. */
export interface ProcedureElement {
  readonly name: string;
  readonly type: 'read' | 'write' | 'two-phase';
  readonly access: 'public' | 'private';
  readonly description: string | undefined;
  readonly element: Element;
  /** Local data of the steps. */
  readonly procedureData: Element | undefined;
  /** What executeData must look like, when the document says so. */
  readonly schema: ExecuteDataSchema | undefined;
  readonly steps: readonly Step[];
}

/** A `namespace` document, read. Source: mpf-engine.md 2.2 */
export interface NamespaceDocument {
  readonly name: string;
  readonly providerSource: string | undefined;
  readonly description: string | undefined;
  /** Handed to every procedure of the namespace in its context. */
  readonly providerContext: Element | undefined;
  readonly procedures: readonly ProcedureElement[];
}

/**
 * Reads a request. Everything is checked before the first step runs.
 * @throws REQUEST_* errors that say where
 */
export function readRequest(element: Element): RequestDocument {
  const where = 'request';
  if (element.name !== where) throw UnknownElement('The document', element.name, where);
  const prefixes = prefixesAt(element);
  const data: Element[] = [];
  const once = new Map<string, Element>();
  for (const { child } of placedChildren(element, where)) {
    if (child.name === 'data') data.push(declared(child, prefixes));
    else if (['globalData', 'context', 'procedure'].includes(child.name)) addOnce(once, child, where);
    else throw UnknownElement(where, child.name, 'globalData, data, context and procedure');
  }
  const contextElement = declared(once.get('context') ?? { name: 'context', attributes: {}, children: [] }, prefixes);
  const procedure = once.get('procedure');
  const globalData = once.get('globalData');
  return {
    globalData: globalData && declared(globalData, prefixes),
    data,
    context: readContext(contextElement),
    contextElement,
    prefixes,
    procedure: procedure && readProcedure(procedure, { where: `${where}/procedure`, prefixes, named: false }),
  };
}

/** Reads a request that names one procedure outside of the document. Throws REQUEST_PROCEDURE_REFUSED. */
export function readSimpleRequest(element: Element): RequestDocument {
  const request = readRequest(element);
  if (request.procedure) throw ProcedureRefused();
  return request;
}

/**
 * Reads a namespace document.
 * @throws REQUEST_* errors that say where
 */
export function readNamespace(element: Element): NamespaceDocument {
  const where = 'namespace';
  if (element.name !== where) throw UnknownElement('The document', element.name, where);
  const prefixes = prefixesAt(element);
  const procedures = new Map<string, ProcedureElement>();
  let providerContext: Element | undefined;
  for (const placed of placedChildren(element, where)) {
    if (placed.child.name === 'providerContext') {
      if (providerContext) throw ElementTwice(where, 'providerContext');
      providerContext = declared(placed.child, prefixes);
      continue;
    }
    if (placed.child.name !== 'procedure') {
      throw UnknownElement(where, placed.child.name, 'providerContext and procedure');
    }
    const procedure = readProcedure(placed.child, { where: placed.where, prefixes, named: true });
    // Calls find a procedure whatever the case and the spaces of its name.
    const key = procedure.name.toLowerCase().replaceAll(/\s+/g, '');
    if (procedures.has(key)) {
      throw NameTwice(placed.where, procedure.name, 'Names of procedures differ in more than case and spaces.');
    }
    procedures.set(key, procedure);
  }
  if (procedures.size === 0) throw ElementMissing(where, 'procedure');
  const name = requiredAttribute(element, 'name', where);
  if (!namespaceName.test(name)) {
    throw AttributeInvalid(`${where}/@name`, name, 'letters, digits, underscores, dots, hyphens and spaces');
  }
  return {
    name,
    providerSource: element.attributes['providerSource'],
    description: element.attributes['description'],
    providerContext,
    procedures: [...procedures.values()],
  };
}

const procedureName = /^[\p{L}\p{N}_ ]{1,200}$/u;
const namespaceName = /^[\p{L}\p{N}_ .-]{1,200}$/u;

function readProcedure(
  element: Element,
  { where, prefixes, named }: { readonly where: string; readonly prefixes: Prefixes; readonly named: boolean },
): ProcedureElement {
  requireCase(element, where, ['name', 'type', 'access', 'description']);
  const own = prefixesAt(element, prefixes);
  const schemas: Element[] = [];
  let procedureData: Element | undefined;
  for (const { child } of placedChildren(element, where)) {
    if (child.name === 'Schema') schemas.push(child);
    if (child.name !== 'procedureData') continue;
    if (procedureData) throw ElementTwice(where, 'procedureData');
    procedureData = declared(child, own);
  }
  const name = named ? requiredAttribute(element, 'name', where) : (element.attributes['name'] ?? '');
  if (named && !procedureName.test(name)) {
    throw AttributeInvalid(`${where}/@name`, name, 'letters, digits, underscores and spaces');
  }
  const types = ['read', 'write', 'two-phase'] as const;
  return {
    name,
    type: choiceAttribute(element, 'type', { where, among: types, otherwise: 'write' }),
    access: choiceAttribute(element, 'access', { where, among: ['private', 'public'], otherwise: 'private' }),
    description: element.attributes['description'],
    element,
    procedureData,
    schema: readExecuteDataSchema(schemas, where),
    steps: readSteps(element, { where, prefixes: own, also: ['procedureData', 'Schema'] }),
  };
}

function addOnce(found: Map<string, Element>, child: Element, where: string): void {
  if (found.has(child.name)) throw ElementTwice(where, child.name);
  found.set(child.name, child);
}

const queueContextPlace = 'request/context/queueContext';

/** What the engine itself puts into a context. Source: mpf-engine.md 2.1 */
const ofEngine = ['executeContext', 'providerContext', 'errorContext'];
const ofCaller = ['transactionContext', 'securityContext', 'queueContext', 'clientContext'];

function readContext(context: Element): RequestContext {
  const where = 'request/context';
  const met = new Map<string, Element>();
  for (const { child } of placedChildren(context, where)) {
    if (ofEngine.includes(child.name)) {
      throw UnknownElement(where, child.name, `${ofCaller.join(', ')} (the engine itself makes the others)`);
    }
    if (ofCaller.includes(child.name)) addOnce(met, child, where);
  }
  const client = childOf(context, 'clientContext')?.attributes['clientTransactionId'];
  const security = childOf(context, 'securityContext');
  const queue = childOf(context, 'queueContext');
  return {
    ...(client ? { clientContext: { clientTransactionId: client } } : {}),
    ...(security ? { securityContext: readSecurity(security) } : {}),
    ...(queue ? { queueContext: readQueue(queue) } : {}),
  };
}

function readSecurity(security: Element): NonNullable<RequestContext['securityContext']> {
  const { trustee } = security.attributes;
  const authentication = childOf(security, 'authentication');
  const basic = authentication && childOf(authentication, 'basic');
  return {
    ...(trustee ? { trustee } : {}),
    ...(basic ? { authentication: { basic: basic.attributes } } : {}),
  };
}

const queueAttributes = [
  'priority',
  'retryCount',
  'retryInterval',
  'retryStopOnFailure',
  'onFailure',
  'retainSuccessfulResponses',
];

function readQueue(queue: Element): NonNullable<RequestContext['queueContext']> {
  requireCase(queue, queueContextPlace, queueAttributes);
  const priority = readInteger(queue, 'priority', [-32_768, 32_767]);
  const retryCount = readInteger(queue, 'retryCount', [0, 65_535]);
  const retryInterval = readInteger(queue, 'retryInterval', [0, 2_147_483_647]);
  const { retryStopOnFailure, onFailure, retainSuccessfulResponses } = queue.attributes;
  const where = queueContextPlace;
  const parents = queue.children.filter((child) => typeof child !== 'string' && child.name === 'parentQueue');
  return {
    ...(priority === undefined ? {} : { priority }),
    ...(retryCount === undefined ? {} : { retryCount }),
    ...(retryInterval === undefined ? {} : { retryInterval }),
    ...(retryStopOnFailure === undefined ? {} : { retryStopOnFailure }),
    ...(onFailure === undefined
      ? {}
      : {
          onFailure: choiceAttribute(queue, 'onFailure', {
            where,
            among: ['continue', 'queueToOperator'],
            otherwise: 'continue',
          }),
        }),
    ...(retainSuccessfulResponses === undefined
      ? {}
      : {
          retainSuccessfulResponses:
            choiceAttribute(queue, 'retainSuccessfulResponses', { where, among: ['0', '1'], otherwise: '1' }) === '1',
        }),
    parentQueue: parents.map((parent) => requiredAttribute(parent as Element, 'queueID', `${where}/parentQueue`)),
  };
}

function readInteger(element: Element, name: string, [least, most]: [number, number]): number | undefined {
  const text = element.attributes[name];
  if (text === undefined) return undefined;
  const value = /^[+-]?\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw AttributeInvalid(`${queueContextPlace}/@${name}`, text, `a whole number from ${least} to ${most}`);
}

function childOf(element: Element, name: string): Element | undefined {
  return element.children.filter((child) => typeof child !== 'string').find((child) => child.name === name);
}
