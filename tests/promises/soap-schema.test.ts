import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { components } from '@tenantry/cli/components';
import { webServices } from '@tenantry/cli/web-services';
import { defineComponents } from '@tenantry/engine/host';
import {
  decodeExactly,
  type Element,
  encode,
  type Fault,
  type Fields,
  parseXml,
  receive,
  renderXml,
  scopeOf,
  shapeOf,
} from '@tenantry/schema';
import { createFaces, type Operation, type ServiceFace, schemaOf } from '@tenantry/soap';
import { isThorough } from '@tenantry/testing';
import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

import { anyRecord } from './any-value.ts';
import { anyMutation } from './mutations.ts';

const valuesEach = isThorough() ? 100 : 8;
const mutationsEach = isThorough() ? 1000 : 40;

// The historical WSDL showed elements that the deployed schema refused. Here an independent validator has to agree with the server.
describe('the XML Schema of a web service', () => {
  const definitions = defineComponents(components);
  for (const face of createFaces(webServices, { definitions: () => definitions })().values()) {
    it(`${face.service.name} takes every value of its methods, and it comes back the same`, () => {
      using validator = validatorOf(face);
      for (const message of messagesOf(face)) {
        fc.assert(
          fc.property(anyRecord(message.fields), (value) => {
            const text = render(message, value);
            assert.deepEqual(refusalsOf(validator, text), [], text);
            assert.deepEqual(read(face, message, text), { value, faults: [] });
          }),
          { numRuns: valuesEach },
        );
      }
    });

    it(`${face.service.name} refuses what the server refuses, and nothing else`, () => {
      using validator = validatorOf(face);
      for (const message of messagesOf(face).filter(({ isRequest }) => isRequest)) {
        fc.assert(
          fc.property(anyRecord(message.fields), anyMutation(), (value, mutate) => {
            const root = parseXml(render(message, value));
            mutate(root);
            const text = renderXml(root);
            const refusals = refusalsOf(validator, text);
            const faults = faultsOf(face, message, text);
            assert.equal(
              faults.length > 0,
              refusals.length > 0,
              `${text}\n${JSON.stringify({ faults, refusals }, null, 1)}`,
            );
          }),
          { numRuns: mutationsEach },
        );
      }
    });
  }
});

/** An element of the body of a message. */
interface Message {
  readonly name: string;
  readonly namespace: string;
  readonly fields: Fields;
  readonly isRequest: boolean;
}

function messagesOf({ operations, namespace }: ServiceFace): Message[] {
  return [...operations.values()].flatMap(({ name, request, response }: Operation) => [
    { name, namespace, fields: request, isRequest: true },
    { name: `${name}Response`, namespace, fields: response, isRequest: false },
  ]);
}

function validatorOf({ service, operations }: ServiceFace): XsdValidator {
  using schema = XmlDocument.fromString(renderXml(schemaOf(service, [...operations.values()])));
  return XsdValidator.fromDoc(schema);
}

function render({ fields, name, namespace }: Message, value: unknown): string {
  const element = encode(fields, value, name);
  return renderXml({ ...element, attributes: { xmlns: namespace } });
}

function refusalsOf(validator: XsdValidator, text: string): string[] {
  using document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function read(face: ServiceFace, { fields, namespace }: Message, text: string) {
  const root: Element = parseXml(text);
  return decodeExactly(fields, root, { namespace, typeOf: face.typeOf, scope: scopeOf(root) });
}

/** What the service finds, and what the engine finds after it. */
function faultsOf(face: ServiceFace, message: Message, text: string): readonly Fault[] {
  const { value, faults } = read(face, message, text);
  if (faults.length > 0) return faults;
  return Object.entries(message.fields).flatMap(([name, field]) => {
    const shape = shapeOf(field);
    return shape.kind === 'record'
      ? receive(shape.fields, value[name]).faults
      : receive({ [name]: field }, value).faults;
  });
}
