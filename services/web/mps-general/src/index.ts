export { generalService as service } from '@tenantry/soap';
