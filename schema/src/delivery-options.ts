import { optional } from './field.ts';
import { boolean, byIdentity, list, recipient } from './fields.ts';

const recipientsMaximum = 500;

/** Where mail of a mailbox goes besides, and who may send for it. Recipients of other organizations are refused. */
export const deliveryOptions = {
  forwardingAddress: optional(
    list('recipientId', oneRecipient(), {
      sentence: 'Recipient that mail is forwarded to; an empty list ends forwarding.',
      maxItems: 1,
    }),
  ),
  deliverToMailboxAndForward: optional(
    boolean('True: mail is forwarded and kept in the mailbox. Default false: it is forwarded only.'),
  ),
  grantSendOnBehalfTo: optional(
    list('recipientId', oneRecipient(), {
      sentence: 'Recipients who may send on behalf of the mailbox; an empty list takes the right from all.',
      maxItems: recipientsMaximum,
    }),
  ),
};

function oneRecipient() {
  return byIdentity(
    recipient('One recipient of the organization: LDAP path, GUID, UPN, SMTP address, account or alias.'),
  );
}
