export { ListEvents_ } from './list-events.ts';
export { ReportEvent } from './report-event.ts';
export { SetError } from './set-error.ts';
export { SetTranslation_ } from './set-translation.ts';
export { TranslateProvisioningError } from './translate-provisioning-error.ts';
export { TranslateUserError } from './translate-user-error.ts';
