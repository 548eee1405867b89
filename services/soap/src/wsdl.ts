import { type Element, renderXml, xsdTypes } from '@tenantry/schema';

import { faultElement, faultFields } from './fault.ts';
import type { Operation } from './operation.ts';
import { type SoapVersion, soapVersions } from './soap-version.ts';
import { actionOf, namespaceOf } from './target-namespace.ts';
import type { WebService } from './web-service.ts';

export interface WsdlOptions {
  readonly operations: readonly Operation[];
  /** Where the service is, e.g. `https://host/mpsws/HostedEmail2007/Service.asmx`. */
  readonly address: string;
}

const bindingNamespaces: Readonly<Record<SoapVersion['name'], string>> = {
  '1.1': 'http://schemas.xmlsoap.org/wsdl/soap/',
  '1.2': 'http://schemas.xmlsoap.org/wsdl/soap12/',
};

/** The description of a service: WSDL 1.1, document/literal wrapped, with a port for each version of SOAP. */
export function renderWsdl(service: WebService, { operations, address }: WsdlOptions): string {
  const namespace = namespaceOf(service);
  const definitions = node(
    'wsdl:definitions',
    {
      name: service.name,
      targetNamespace: namespace,
      'xmlns:wsdl': 'http://schemas.xmlsoap.org/wsdl/',
      'xmlns:soap': bindingNamespaces['1.1'],
      'xmlns:soap12': bindingNamespaces['1.2'],
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:tns': namespace,
    },
    [
      node('wsdl:types', {}, [schemaOf(service, operations)]),
      ...operations.flatMap(messagesOf),
      message(faultElement, 'fault', faultElement),
      portType(service, operations),
      ...soapVersions.map((version) => binding(service, operations, version)),
      node('wsdl:service', { name: service.name }, [
        documentation(service.title),
        ...soapVersions.map((version) => port(service, version, address)),
      ]),
    ],
  );
  return renderXml(definitions, { indent: 1, declaration: true });
}

/** The XML Schema of all messages of a service. */
export function schemaOf(service: WebService, operations: readonly Operation[]): Element {
  const namespace = namespaceOf(service);
  const roots = [
    ...operations.flatMap(({ name, request, response }) => [
      { name, fields: request },
      { name: `${name}Response`, fields: response },
    ]),
    { name: faultElement, fields: faultFields },
  ];
  return node(
    'xs:schema',
    {
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      'xmlns:tns': namespace,
      targetNamespace: namespace,
      elementFormDefault: 'qualified',
    },
    xsdTypes(roots).elements(),
  );
}

function messagesOf({ name }: Operation): Element[] {
  // Generators unwrap a message whose only part is called "parameters".
  return [message(`${name}In`, 'parameters', name), message(`${name}Out`, 'parameters', `${name}Response`)];
}

function message(name: string, part: string, element: string): Element {
  return node('wsdl:message', { name }, [node('wsdl:part', { name: part, element: `tns:${element}` }, [])]);
}

function portType(service: WebService, operations: readonly Operation[]): Element {
  return node(
    'wsdl:portType',
    { name: portTypeName(service) },
    operations.map(({ name, documentation: about }) =>
      node('wsdl:operation', { name }, [
        documentation(about),
        node('wsdl:input', { message: `tns:${name}In` }, []),
        node('wsdl:output', { message: `tns:${name}Out` }, []),
        node('wsdl:fault', { name: faultElement, message: `tns:${faultElement}` }, []),
      ]),
    ),
  );
}

function binding(service: WebService, operations: readonly Operation[], version: SoapVersion): Element {
  const prefix = prefixOf(version);
  const body = node(`${prefix}:body`, { use: 'literal' }, []);
  const transport = 'http://schemas.xmlsoap.org/soap/http';
  return node('wsdl:binding', { name: portName(service, version), type: `tns:${portTypeName(service)}` }, [
    node(`${prefix}:binding`, { style: 'document', transport }, []),
    ...operations.map(({ name }) =>
      node('wsdl:operation', { name }, [
        node(`${prefix}:operation`, { soapAction: actionOf(service, name), style: 'document' }, []),
        node('wsdl:input', {}, [body]),
        node('wsdl:output', {}, [body]),
        node('wsdl:fault', { name: faultElement }, [
          node(`${prefix}:fault`, { name: faultElement, use: 'literal' }, []),
        ]),
      ]),
    ),
  ]);
}

function port(service: WebService, version: SoapVersion, address: string): Element {
  const name = portName(service, version);
  return node('wsdl:port', { name, binding: `tns:${name}` }, [
    node(`${prefixOf(version)}:address`, { location: address }, []),
  ]);
}

/** Not that of the service: generators make a class of each. */
function portTypeName({ name }: WebService): string {
  return `${name}Soap`;
}

function portName({ name }: WebService, version: SoapVersion): string {
  return `${name}${version.name === '1.1' ? 'Soap' : 'Soap12'}`;
}

function prefixOf({ name }: SoapVersion): string {
  return name === '1.1' ? 'soap' : 'soap12';
}

function documentation(text: string): Element {
  return node('wsdl:documentation', {}, [text]);
}

function node(name: string, attributes: Record<string, string>, children: readonly (Element | string)[]): Element {
  return { name, attributes, children: [...children] };
}
