export { callId } from './call-id.ts';
export { type CallLogOptions, logCalls } from './call-log.ts';
