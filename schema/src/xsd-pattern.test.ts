import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

import type { Element } from './element.ts';
import { renderXml } from './render-xml.ts';
import { toXsdPattern } from './xsd-pattern.ts';

const patterns = [
  '\\S',
  '^[A-Z0-9]{2}$',
  '^[^\\r\\n\\\\]+$',
  '^[^ \\x00-\\x1f]([^\\x00-\\x1f]*[^ \\x00-\\x1f])?$',
  '^[^\\s@]+@[^\\s@]+$',
  '^/[^/].*$',
  '^([A-Za-z0-9]+:)?\\S.*$',
  '^(?:a|b\\.c){1,2}-[\\]\\^-]?$',
  '^\\d\\w\\s$',
  'x$',
  '^a+',
  '^\\$\\{[^}]*\\}$',
  '^[\\u00e0-\\u00ff]\\D$',
  '^\\\\$|^(\\\\[^\\\\/\\r\\n]+)+\\\\?$',
  '^a|b$',
  '^[|](x|y)$|z',
];

describe('a pattern in XML Schema', () => {
  for (const pattern of patterns) {
    it(`takes the texts of ${pattern}`, () => {
      using schema = XmlDocument.fromString(
        renderXml({
          name: 'xs:schema',
          attributes: { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema' },
          children: [element('xs:element', { name: 'x' }, element('xs:simpleType', {}, restriction(pattern)))],
        }),
      );
      using validator = XsdValidator.fromDoc(schema);
      const expression = new RegExp(pattern, 'u');

      fc.assert(
        fc.property(fc.oneof(anyText(), fc.stringMatching(expression).filter(isXml)), (text) => {
          assert.equal(takes(validator, text), expression.test(text), JSON.stringify(text));
        }),
        { numRuns: 300 },
      );
    });
  }

  it('refuses what XML Schema has no words for', () => {
    for (const pattern of ['^(?=a)b$', '^(a*?)$', '^\\bx$', '^a^$', '^(?<n>a)$']) {
      assert.match(refusalOf(pattern), /cannot be written in XML Schema/, pattern);
    }
  });
});

/** A fault of a field's author, not of a request: it has a sentence but no code. */
function refusalOf(pattern: string): string {
  try {
    return toXsdPattern(pattern);
  } catch (error) {
    return String(error);
  }
}

function anyText(): fc.Arbitrary<string> {
  const char = fc.constantFrom(...' \n\r\t\u00a0\u2028aAbcxz09-_.:@/\\^$[]{}()|+*?,"éàÿ😀٣');
  return fc.string({ unit: char, maxLength: 6 });
}

function isXml(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);
}

function takes(validator: XsdValidator, text: string): boolean {
  using document = XmlDocument.fromString(renderXml({ name: 'x', attributes: {}, children: [text] }));
  try {
    validator.validate(document);
    return true;
  } catch {
    return false;
  }
}

function restriction(pattern: string) {
  return element('xs:restriction', { base: 'xs:string' }, element('xs:pattern', { value: toXsdPattern(pattern) }));
}

function element(name: string, attributes: Record<string, string>, ...children: Element[]): Element {
  return { name, attributes, children };
}
