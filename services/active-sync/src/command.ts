import {
  airSync,
  composeMail,
  find,
  folderHierarchy,
  getItemEstimate,
  itemOperations,
  meetingResponse,
  move,
  ping,
  provision,
  resolveRecipients,
  search,
  settings,
  validateCertificate,
} from './wbxml/code-pages.ts';
import type { Tag } from './wbxml/element.ts';

/** A command of the protocol. */
export interface Command {
  readonly name: string;
  /** Number in a query in base64 ([MS-ASHTTP] 2.2.1.1.1.1.2); Find has none. */
  readonly code?: number;
  /** How an answer says no: the element around and the status inside. Commands that answer without WBXML have none. */
  readonly answer?: { readonly root: Tag; readonly status: Tag };
}

/** The commands that are announced, in the order of their numbers. */
export const commands: readonly Command[] = [
  { name: 'Sync', code: 0, answer: { root: airSync.Sync, status: airSync.Status } },
  { name: 'SendMail', code: 1, answer: { root: composeMail.SendMail, status: composeMail.Status } },
  { name: 'SmartForward', code: 2, answer: { root: composeMail.SmartForward, status: composeMail.Status } },
  { name: 'SmartReply', code: 3, answer: { root: composeMail.SmartReply, status: composeMail.Status } },
  { name: 'GetAttachment', code: 4 },
  { name: 'FolderSync', code: 9, answer: folder(folderHierarchy.FolderSync) },
  { name: 'FolderCreate', code: 10, answer: folder(folderHierarchy.FolderCreate) },
  { name: 'FolderDelete', code: 11, answer: folder(folderHierarchy.FolderDelete) },
  { name: 'FolderUpdate', code: 12, answer: folder(folderHierarchy.FolderUpdate) },
  { name: 'MoveItems', code: 13, answer: { root: move.MoveItems, status: move.Status } },
  {
    name: 'GetItemEstimate',
    code: 14,
    answer: { root: getItemEstimate.GetItemEstimate, status: getItemEstimate.Status },
  },
  {
    name: 'MeetingResponse',
    code: 15,
    answer: { root: meetingResponse.MeetingResponse, status: meetingResponse.Status },
  },
  { name: 'Search', code: 16, answer: { root: search.Search, status: search.Status } },
  { name: 'Settings', code: 17, answer: { root: settings.Settings, status: settings.Status } },
  { name: 'Ping', code: 18, answer: { root: ping.Ping, status: ping.Status } },
  { name: 'ItemOperations', code: 19, answer: { root: itemOperations.ItemOperations, status: itemOperations.Status } },
  { name: 'Provision', code: 20, answer: { root: provision.Provision, status: provision.Status } },
  {
    name: 'ResolveRecipients',
    code: 21,
    answer: { root: resolveRecipients.ResolveRecipients, status: resolveRecipients.Status },
  },
  {
    name: 'ValidateCert',
    code: 22,
    answer: { root: validateCertificate.ValidateCert, status: validateCertificate.Status },
  },
  { name: 'Find', answer: { root: find.Find, status: find.Status } },
];

/** The command of a name in an address. One that is not known here is passed on like the others. */
export function commandNamed(name: string): Command {
  return commands.find((each) => each.name === name) ?? { name };
}

/** The command of a number in base64. */
export function commandOfCode(code: number): Command {
  return commands.find((each) => each.code === code) ?? { name: String(code) };
}

function folder(root: Tag): { readonly root: Tag; readonly status: Tag } {
  return { root, status: folderHierarchy.Status };
}
