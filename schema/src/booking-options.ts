import { optional } from './field.ts';
import { boolean, byIdentity, integer, list, objectName, oneOf, recipient, text } from './fields.ts';

const daysMaximum = 1080;
const minutesMaximum = 2_147_483_647;
const recipientsMaximum = 500;

/**
 * How a resource mailbox answers meeting requests: the options of Exchange 2007 SP1, first those of the published
 * procedures in their order. A sentence tells the default that holds without a value.
 */
export const bookingOptions = {
  resourceCapacity: optional(
    integer('How many people or things the resource holds.', { minimum: 0, maximum: minutesMaximum }),
  ),
  automateProcessing: optional(
    oneOf(
      ['None', 'AutoUpdate', 'AutoAccept'],
      'None: nothing is done by itself; AutoUpdate (default): requests enter the calendar tentatively; AutoAccept: they are answered as well.',
    ),
  ),
  allBookInPolicy: optional(boolean('Requests of everybody that follow the policy are accepted. Default true.')),
  allRequestInPolicy: optional(
    boolean('Everybody may send requests that follow the policy and that a delegate decides. Default false.'),
  ),
  allRequestOutOfPolicy: optional(
    boolean('Everybody may send requests against the policy, which a delegate decides. Default false.'),
  ),
  bookInPolicy: optional(recipients('Recipients whose requests are accepted when they follow the policy.')),
  requestInPolicy: optional(recipients('Recipients whose requests within the policy a delegate decides.')),
  requestOutOfPolicy: optional(recipients('Recipients whose requests against the policy a delegate decides.')),
  resourceDelegates: optional(
    recipients('Delegates who decide requests. They may also send on behalf of the resource.'),
  ),
  resourceCustom: optional(
    list('value', objectName('One property, e.g. Whiteboard.'), {
      sentence: 'Properties that people can search resources by.',
      maxItems: 50,
    }),
  ),
  allowConflicts: optional(boolean('Meetings may overlap. Default false.')),
  conflictPercentageAllowed: optional(
    integer('Percentage of the instances of a series that may conflict. Default 0.', { minimum: 0, maximum: 100 }),
  ),
  maximumConflictInstances: optional(
    integer('Number of instances of a series that may conflict. Default 0.', { minimum: 0, maximum: minutesMaximum }),
  ),
  allowRecurringMeetings: optional(boolean('Series of meetings are accepted. Default true.')),
  bookingWindowInDays: optional(
    integer('How many days ahead can be booked; 0 is today. Default 180.', { minimum: 0, maximum: daysMaximum }),
  ),
  enforceSchedulingHorizon: optional(
    boolean('True (default): a series that ends beyond the window is declined; false: it is cut.'),
  ),
  maximumDurationInMinutes: optional(
    integer('Longest meeting; 0 is without limit. Default 1440.', { minimum: 0, maximum: minutesMaximum }),
  ),
  scheduleOnlyDuringWorkHours: optional(boolean('Meetings outside working hours are declined. Default false.')),
  forwardRequestsToDelegates: optional(boolean('Requests are forwarded to the delegates. Default true.')),
  tentativePendingApproval: optional(
    boolean('A request that waits for a delegate shows as tentative, else as free. Default true.'),
  ),
  addNewRequestsTentatively: optional(boolean('New requests enter the calendar as tentative. Default true.')),
  processExternalMeetingMessages: optional(
    boolean('Requests from outside the organization, which other tenants are, are answered, too. Default false.'),
  ),
  removeOldMeetingMessages: optional(boolean('Requests that are out of date are removed. Default true.')),
  removeForwardedMeetingNotifications: optional(
    boolean('Notices of forwarding are removed once they are processed. Default false.'),
  ),
  deleteAttachments: optional(boolean('Attachments of requests are removed. Default true.')),
  deleteComments: optional(boolean('Texts of requests are removed. Default true.')),
  deleteSubject: optional(boolean('Subjects of requests are removed. Default true.')),
  deleteNonCalendarItems: optional(boolean('Everything that is no meeting message is removed. Default true.')),
  removePrivateProperty: optional(boolean('The mark "private" is taken from requests. Default true.')),
  addOrganizerToSubject: optional(boolean('The name of the organizer becomes the subject. Default true.')),
  organizerInfo: optional(boolean('A declined organizer is told who has booked. Default true.')),
  enableResponseDetails: optional(boolean('Answers give the reasons. Default true.')),
  addAdditionalResponse: optional(boolean('additionalResponse is part of answers. Default false.')),
  additionalResponse: optional(text('Text for answers.', { maxLength: 1000 })),
  disableReminders: optional(boolean('Meetings have no reminders. Default true.')),
  defaultReminderTime: optional(
    integer('Minutes before a meeting at which it reminds. Default 15.', { minimum: 0, maximum: minutesMaximum }),
  ),
};

function recipients(sentence: string) {
  const one = byIdentity(
    recipient('One recipient of the organization: LDAP path, GUID, UPN, SMTP address, account or alias.'),
  );
  return list('recipientId', one, { sentence, maxItems: recipientsMaximum });
}
