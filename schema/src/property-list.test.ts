import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { optional } from './field.ts';
import { boolean, integer, list, propertyList, secret, text } from './fields.ts';
import { listFields } from './list-fields.ts';
import { mask } from './mask.ts';
import { parseXml } from './parse-xml.ts';
import { renderXml } from './render-xml.ts';

const fields = {
  propertyList: propertyList('What to set.', {
    pin: optional(secret('PIN.')),
    pinExpired: optional(boolean('Whether it has to be changed.')),
    digits: optional(integer('Digits.', { minimum: 1, maximum: 20 })),
    extensions: optional(list('extension', text('One extension.'))),
  }),
};
const value = { propertyList: { pin: '4711', pinExpired: true, digits: 4, extensions: ['1000', '1001'] } };

describe('a property list', () => {
  it('is read from named properties, whatever their case, and from plain elements', () => {
    const named = `
      <e><propertyList>
        <property name="PIN"><value>4711</value></property>
        <property name="pinExpired">1</property>
        <property name="digits"><value>4</value></property>
        <property name="extensions"><value>1000</value><extension>1001</extension></property>
      </propertyList></e>`;
    const plain = `
      <e><propertyList><pin>4711</pin><pinExpired>true</pinExpired><digits>4</digits>
        <extensions><extension>1000</extension><extension>1001</extension></extensions></propertyList></e>`;

    for (const document of [named, plain]) {
      assert.deepEqual(decode(fields, parseXml(document), { unknown: 'refuse' }), { value, faults: [] });
    }
  });

  it('is written as plain elements, and comes back', () => {
    for (const each of [value, { propertyList: { extensions: [] } }, { propertyList: { pin: '' } }]) {
      const document = renderXml(encode(fields, each, 'e'));
      assert.deepEqual(decode(fields, parseXml(document), { unknown: 'refuse' }), { value: each, faults: [] });
    }
  });

  it('tells names that there are not, values that are wrong, and never a secret', () => {
    const document =
      '<e><propertyList><property name="colour"><value>red</value></property><property name="digits"><value>21</value></property></propertyList></e>';

    const { faults } = decode(fields, parseXml(document), { unknown: 'refuse' });

    assert.deepEqual(
      faults.map(({ path }) => path),
      ['propertyList/colour', 'propertyList/digits'],
    );
    assert.deepEqual(mask(fields, value), { propertyList: { ...value.propertyList, pin: '***' } });
  });

  it('is listed with the paths of the catalogue', () => {
    assert.deepEqual(
      listFields(fields).map(({ path }) => path),
      [
        'propertyList',
        'propertyList/property',
        'propertyList/property/@name',
        'propertyList/property/value',
        'propertyList/property[@name]=pin',
        'propertyList/property[@name]=pinExpired',
        'propertyList/property[@name]=digits',
        'propertyList/property[@name]=extensions',
        'propertyList/property[@name]=extensions/extension',
      ],
    );
  });
});
