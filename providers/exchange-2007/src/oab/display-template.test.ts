import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { detailsProperties } from './details-properties.ts';
import { dialogLanguages, dialogWords } from './dialog-words.ts';
import { encodeDisplayTemplate } from './display-template.ts';

describe('encodeDisplayTemplate', () => {
  it('writes the header of a template file, templates for five kinds of entries and none for two', () => {
    const file = encodeDisplayTemplate('0409');
    assert.deepEqual(
      [0, 4, 8].map((at) => file.readUInt32LE(at)),
      [7, 0, 0],
    );
    const present = Array.from({ length: 7 }, (_, kind) => file.readUInt32LE(12 + 32 * kind + 8) !== 0);
    assert.deepEqual(present, [true, true, true, true, false, false, true]);
    // No named properties, no templates for new addresses.
    assert.ok(file.subarray(12 + 7 * 32, 12 + 7 * 32 + 24).every((byte) => byte === 0));
  });

  it('shows people with their names, telephones and addresses', () => {
    const controls = controlsOf(encodeDisplayTemplate('0409'), 0);
    assert.deepEqual(
      controls.filter(({ type }) => type === 8).map(({ text }) => text),
      ['General', 'Phone/Notes', 'E-mail Addresses'],
    );
    assert.deepEqual(controls[0], {
      x: 0,
      width: 0,
      y: 0,
      height: 0,
      type: 8,
      flags: 0,
      property: 0,
      size: 0,
      text: 'General',
    });
    const [label, field] = controls.slice(2);
    assert.deepEqual(label, {
      x: 12,
      width: 62,
      y: 15,
      height: 12,
      type: 0,
      flags: 0,
      property: 0,
      size: 0,
      text: 'First:',
    });
    assert.deepEqual(field, {
      x: 76,
      width: 104,
      y: 15,
      height: 12,
      type: 1,
      flags: 0x20,
      property: 0x3a06_001f,
      size: 1024,
      text: '*',
    });
    assert.equal(controls.at(-1)?.property, 0x800f_101f);
  });

  it('shows lists with their names and addresses', () => {
    const controls = controlsOf(encodeDisplayTemplate('0407'), 1);
    assert.deepEqual(
      controls.filter(({ text }) => text !== '' && text !== '*').map(({ text }) => text),
      ['Allgemein', 'Name', 'Anzeigename:', 'Alias:', 'Notizen:', 'E-Mail-Adressen'],
    );
  });

  for (const language of dialogLanguages) {
    it(`says everything in ${language} as it is written, and shows only what books have`, () => {
      const controls = [0, 1, 2, 3, 6].flatMap((kind) => controlsOf(encodeDisplayTemplate(language), kind));
      const words = new Set<string>([...Object.values(dialogWords[language]), '', '*']);
      const properties = new Set([0, ...detailsProperties.map(({ tag }) => tag)]);
      for (const { text, property } of controls) assert.ok(words.has(text) && properties.has(property), text);
      const said = new Set(controls.map(({ text }) => text));
      assert.deepEqual(
        [...words].filter((word) => !said.has(word)),
        [],
      );
    });

    it(`puts no control in ${language} over another one or over the edge`, () => {
      for (const kind of [0, 1]) {
        for (const onPage of pagesOf(controlsOf(encodeDisplayTemplate(language), kind))) {
          const shown = onPage.filter(({ type }) => type !== 6);
          for (const one of shown) {
            assert.ok(one.x + one.width <= 371, one.text);
            for (const other of shown)
              assert.ok(one === other || !overlap(one, other), `${one.text} over ${other.text}`);
          }
        }
      }
    });
  }
});

type ReadControl = ReturnType<typeof controlsOf>[number];

/** The controls of the template of a kind, read as [MS-OXOABKT] 2.2.2.1 says. */
function controlsOf(file: Buffer, kind: number) {
  const entry = 12 + 32 * kind;
  const start = file.readUInt32LE(entry + 8);
  const dialog = file.subarray(start, start + file.readUInt32LE(entry + 12));
  assert.equal(dialog.readUInt32LE(0), 1);
  return Array.from({ length: dialog.readUInt32LE(4) }, (_, row) => {
    const number = (field: number) => dialog.readUInt32LE(8 + 36 * row + 4 * field);
    const text = dialog.subarray(number(8), dialog.indexOf(0, number(8))).toString('latin1');
    return {
      x: number(0),
      width: number(1),
      y: number(2),
      height: number(3),
      type: number(4),
      flags: number(5),
      property: number(6),
      size: number(7),
      text,
    };
  });
}

function pagesOf(controls: readonly ReadControl[]): ReadControl[][] {
  const pages: ReadControl[][] = [];
  for (const control of controls) {
    if (control.type === 8) pages.push([]);
    else pages.at(-1)?.push(control);
  }
  return pages;
}

function overlap(one: ReadControl, other: ReadControl): boolean {
  const apart = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !apart && one.y < other.y + other.height && other.y < one.y + one.height;
}
