/** What differs between the two versions of SOAP. */
export interface SoapVersion {
  readonly name: '1.1' | '1.2';
  readonly envelope: string;
  readonly contentType: string;
  /** Code of a fault of the caller, and of ours. */
  readonly sender: string;
  readonly receiver: string;
  /** Attribute of a header that says whom it is meant for, and the values that mean us. */
  readonly role: string;
  readonly ownRoles: readonly string[];
}

/** SOAP 1.1: W3C note of 8 May 2000. */
export const soap11: SoapVersion = {
  name: '1.1',
  envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
  contentType: 'text/xml',
  sender: 'Client',
  receiver: 'Server',
  role: 'actor',
  ownRoles: ['', 'http://schemas.xmlsoap.org/soap/actor/next'],
};

/** SOAP 1.2: W3C recommendation, second edition, 27 April 2007. */
export const soap12: SoapVersion = {
  name: '1.2',
  envelope: 'http://www.w3.org/2003/05/soap-envelope',
  contentType: 'application/soap+xml',
  sender: 'Sender',
  receiver: 'Receiver',
  role: 'role',
  ownRoles: [
    '',
    'http://www.w3.org/2003/05/soap-envelope/role/next',
    'http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver',
  ],
};

export const soapVersions: readonly SoapVersion[] = [soap11, soap12];
