import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';

import type { Element } from './element.ts';
import { parseXml } from './parse-xml.ts';
import { renderXml } from './render-xml.ts';

describe('reading XML', () => {
  it('keeps names, attributes, text and CDATA as written', () => {
    assert.deepEqual(parseXml('<a xmlns:p="urn:x"> <p:b c="1 &amp; 2">t<![CDATA[<&>]]></p:b> </a>'), {
      name: 'a',
      attributes: { 'xmlns:p': 'urn:x' },
      children: [{ name: 'p:b', attributes: { c: '1 & 2' }, children: ['t<&>'] }],
    });
  });

  const refused = {
    'a DOCTYPE': ['<!DOCTYPE a><a/>', 'XML_DOCTYPE_REFUSED'],
    'an entity bomb': ['<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', 'XML_DOCTYPE_REFUSED'],
    'an unknown entity': ['<a>&x;</a>', 'XML_MALFORMED'],
    'a wrong end tag': ['<a><b></a>', 'XML_MALFORMED'],
    'two roots': ['<a/><b/>', 'XML_MALFORMED'],
    'an attribute given twice': ['<a b="1" b="2"/>', 'XML_MALFORMED'],
    'an undeclared prefix': ['<p:a/>', 'XML_MALFORMED'],
    nothing: ['', 'XML_MALFORMED'],
    'a cut-off document': ['<a><b>', 'XML_MALFORMED'],
  } as const;
  for (const [what, [text, code]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => parseXml(text), { code });
    });
  }

  it('is bounded in size, depth and number of elements, and quick to say so', () => {
    const begun = process.cpuUsage();

    assert.throws(() => parseXml('<a>'.repeat(100_000)), { code: 'XML_TOO_DEEP' });
    assert.throws(() => parseXml(Buffer.alloc(50_000_000, 'x')), { code: 'XML_TOO_LARGE' });
    assert.throws(() => parseXml(`<a>${'<b/>'.repeat(300_000)}</a>`), { code: 'XML_TOO_MANY_NODES' });
    const attributes = Array.from({ length: 1000 }, (_, index) => `a${index}="1"`).join(' ');
    assert.throws(() => parseXml(`<a ${attributes}/>`), { code: 'XML_TOO_MANY_NODES' });

    // The time of the processor: others may keep a machine busy.
    assert.ok(process.cpuUsage(begun).user < 5_000_000);
  });

  it('gives back what was rendered, and libxml2 reads the same', () => {
    fc.assert(
      fc.property(anyElement(), (element) => {
        const text = renderXml(element);
        assert.deepEqual(parseXml(text), element);
        XmlDocument.fromString(text).dispose();
      }),
      { numRuns: 300 },
    );
  });

  it('replaces what XML cannot hold', () => {
    assert.equal(renderXml({ name: 'a', attributes: {}, children: ['\u0000\ud800]]>'] }), '<a>\ufffd\ufffd]]&gt;</a>');
  });
});

function anyElement(): fc.Arbitrary<Element> {
  const letters = fc.constantFrom(...'abc <>&"\'ü€😀]\t\n');
  const text = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
  const { element } = fc.letrec<{ element: Element }>((tie) => ({
    element: fc.record(
      {
        name: fc.constantFrom('a', 'b', 'long-name'),
        attributes: fc.dictionary(fc.constantFrom('x', 'y'), text, { noNullPrototype: true }),
        children: fc.oneof(
          { maxDepth: 4 },
          fc.constant<(Element | string)[]>([]),
          text.filter((piece) => piece.trim() !== '').map((piece): (Element | string)[] => [piece]),
          fc.array(tie('element'), { maxLength: 3 }).map((elements): (Element | string)[] => elements),
        ),
      },
      { noNullPrototype: true },
    ),
  }));
  return element;
}
