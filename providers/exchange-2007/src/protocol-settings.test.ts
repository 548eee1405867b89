import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { field, parseProtocols, protocolField, renderProtocols, setProtocolField } from './protocol-settings.ts';

describe('protocol settings', () => {
  it('of a fresh mailbox are absent, and everything is on', () => {
    const fresh = parseProtocols([], undefined);
    assert.equal(protocolField(fresh, 'POP3', field.enabled), '1');
    assert.deepEqual(renderProtocols(fresh), { protocolSettings: [], mobileOff: undefined });
  });

  it('have the published forms', () => {
    let off = parseProtocols([], undefined);
    for (const protocol of ['HTTP', 'POP3', 'IMAP4', 'MAPI'] as const) {
      off = setProtocolField(off, protocol, { place: field.enabled, value: '0' });
    }
    assert.deepEqual(renderProtocols(off).protocolSettings, [
      'HTTP§0§1§§§§§§',
      'POP3§0§1§4§ISO-8859-1§0§§§',
      'IMAP4§0§1§4§ISO-8859-1§0§1§0§0',
      'MAPI§0§§§§§§§',
    ]);
  });

  it('keep the values of protocols that are not known here', () => {
    const values = ['RemotePowerShell§1', 'POP3§0§1§4§ISO-8859-1§0§§§'];
    assert.deepEqual(renderProtocols(parseProtocols(values, '4')), {
      protocolSettings: ['POP3§0§1§4§ISO-8859-1§0§§§', 'RemotePowerShell§1'],
      mobileOff: '4',
    });
  });

  it('survive a disabling: off meanwhile, then as before', () => {
    const values = ['POP3§0§1§4§ISO-8859-1§0§§§', 'IMAP4§1§0§2§ISO-8859-1§0§1§0§0', 'RemotePowerShell§1'];

    const disabled = renderProtocols({ ...parseProtocols(values, '4'), disabled: true });
    assert.deepEqual(disabled, {
      protocolSettings: [
        'HTTP§0§1§§§§§§',
        'POP3§0§1§4§ISO-8859-1§0§§§',
        'IMAP4§0§0§2§ISO-8859-1§0§1§0§0',
        'MAPI§0§§§§§§§',
        '_POP3§0§1§4§ISO-8859-1§0§§§',
        '_IMAP4§1§0§2§ISO-8859-1§0§1§0§0',
        '_DISABLED§4',
        'RemotePowerShell§1',
      ],
      mobileOff: '7',
    });

    const again = parseProtocols(disabled.protocolSettings, disabled.mobileOff);
    assert.equal(again.disabled, true);
    assert.deepEqual(renderProtocols({ ...again, disabled: false }), { protocolSettings: values, mobileOff: '4' });
  });

  it('can be changed while disabled and take effect later', () => {
    const disabled = renderProtocols({ ...parseProtocols([], undefined), disabled: true });
    const read = parseProtocols(disabled.protocolSettings, disabled.mobileOff);
    const changed = renderProtocols(setProtocolField(read, 'POP3', { place: field.enabled, value: '0' }));
    const enabled = { ...parseProtocols(changed.protocolSettings, changed.mobileOff), disabled: false };
    assert.deepEqual(renderProtocols(enabled), {
      protocolSettings: ['POP3§0§1§4§ISO-8859-1§0§§§'],
      mobileOff: undefined,
    });
  });
});
