import { error } from '../provisioning-error.ts';

// Codes of the request language. They never change and are never used twice.

const invalidArgument = 0x80070057;
const notFound = 0x80070490;

/** A value of the document as a sentence can take it. */
const longest = 200;

export const UnknownElement = error(
  'REQUEST_UNKNOWN_ELEMENT',
  invalidArgument,
  (where, found, expected) =>
    `${cut(where)} has an element "${cut(found)}"; expected ${expected}. Names are case sensitive.`,
);
export const ElementMissing = error(
  'REQUEST_ELEMENT_MISSING',
  invalidArgument,
  (where, expected) => `${cut(where)} has no element "${expected}". Add it.`,
);
export const ElementTwice = error(
  'REQUEST_ELEMENT_TWICE',
  invalidArgument,
  (where, found) => `${cut(where)} has "${found}" more than once. Leave one.`,
);
export const AttributeMissing = error(
  'REQUEST_ATTRIBUTE_MISSING',
  invalidArgument,
  (where, attribute) => `${cut(where)} lacks the attribute "${attribute}". Add it.`,
);
export const UnknownAttribute = error(
  'REQUEST_UNKNOWN_ATTRIBUTE',
  invalidArgument,
  (where, found, expected) =>
    `${cut(where)} has an attribute "${cut(found)}"; expected "${expected}". Names are case sensitive.`,
);
export const AttributeInvalid = error(
  'REQUEST_ATTRIBUTE_INVALID',
  invalidArgument,
  (where, found, expected) => `${cut(where)} is "${cut(found)}"; expected ${expected}.`,
);
export const TryWithoutCatch = error(
  'REQUEST_TRY_WITHOUT_CATCH',
  invalidArgument,
  (where) => `${cut(where)} stands alone. A try is followed at once by its catch.`,
);
export const NameTwice = error(
  'REQUEST_NAME_TWICE',
  invalidArgument,
  (where, name, rule) => `${cut(where)} uses the name "${cut(name)}", which is taken. ${rule}`,
);
export const ProcedureRefused = error(
  'REQUEST_PROCEDURE_REFUSED',
  invalidArgument,
  () =>
    'A simple request names one procedure and cannot have steps of its own. Remove the element "procedure", or submit it as a trusted request.',
);
export const BatchNeedsQueue = error(
  'REQUEST_BATCH_NEEDS_QUEUE',
  invalidArgument,
  (count) => `The request has ${count} data nodes, which is a batch. Submit it to the queue, or leave one.`,
);
export const PathInvalid = error(
  'REQUEST_PATH_INVALID',
  invalidArgument,
  (where, path, reason) =>
    `${cut(where)} has the path "${cut(path)}", which cannot be read: ${reason}. Paths are steps like users/user[@kind='staff']/name, ".", "..", "*", "//" and "@name".`,
);
export const UnknownSource = error(
  'REQUEST_UNKNOWN_SOURCE',
  invalidArgument,
  (where, found, known) => `${cut(where)} names "${cut(found)}"; here there are ${known}.`,
);
export const NothingSelected = error(
  'REQUEST_NOTHING_SELECTED',
  notFound,
  (where, source, path) =>
    `${cut(where)} finds nothing at "${cut(path)}" of ${source}. Check the path, or say what to do then with ifNull.`,
);
export const NoDestination = error(
  'REQUEST_NO_DESTINATION',
  notFound,
  (where, destination, path) =>
    `${cut(where)} finds no "${cut(path)}" in ${destination} and cannot make it. Only a path of plain names is made, like users/user/@name.`,
);
export const DestinationGone = error(
  'REQUEST_DESTINATION_GONE',
  notFound,
  (where, destination) =>
    `${cut(where)} writes to ${destination}, which an earlier step moved away or replaced. What a loop walks over is found before its first turn; write to it before it goes.`,
);
export const MoveIntoItself = error(
  'REQUEST_MOVE_INTO_ITSELF',
  invalidArgument,
  (where) => `${cut(where)} moves a node into itself. Choose a destination outside of the source.`,
);
export const UnknownSelect = error(
  'REQUEST_UNKNOWN_SELECT',
  invalidArgument,
  (where, name) =>
    `${cut(where)} refers to the select "${cut(name)}", which has not been met. Put the select before the step.`,
);
export const CountInvalid = error(
  'REQUEST_COUNT_INVALID',
  invalidArgument,
  (where, found, most) => `${cut(where)} repeats "${cut(found)}" times; expected a whole number from 0 to ${most}.`,
);
export const TooMuchWork = error(
  'REQUEST_TOO_MUCH_WORK',
  0x800700ea,
  (what, most) => `The steps ${what} more than ${most}, and the request was stopped. Look for a loop, or split it.`,
);
export const TransformInvalid = error(
  'REQUEST_TRANSFORM_INVALID',
  invalidArgument,
  (where, reason) => `${cut(where)} has templates that cannot be applied: ${reason}`,
);
export const TransformEmpty = error(
  'REQUEST_TRANSFORM_EMPTY',
  notFound,
  (where) =>
    `${cut(where)} has templates that gave nothing. Check what they match, or set allowNullTransform="1" to leave the destination alone.`,
);
export const TransformTooLong = error(
  'REQUEST_TRANSFORM_TOO_LONG',
  0x800705b4,
  (where, milliseconds) =>
    `${cut(where)} has templates that were not done after ${milliseconds} ms and were stopped. Look for a template that calls itself.`,
);
export const SchemaViolated = error(
  'REQUEST_SCHEMA_VIOLATED',
  invalidArgument,
  (procedure, reasons) => `The executeData of ${procedure} does not follow the procedure's schema: ${reasons}`,
);

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
