import type { Run } from '../call.ts';
import type { Requests } from '../make-request.ts';

const otherService = {
  serviceId: 'c0d2e8a4-5a0b-4c39-9f0e-0a4f6f2f7f11',
  serviceName: 'HostedOther',
  serviceDescription: 'Another service',
};
const otherPlan = { planName: 'Other', planTypeName: 'OtherHosting', planDescription: 'Other' };
const size = { name: 'other/size', value: '1' };

/** A request for each procedure of Managed Plans that succeeds at the tenant acme. */
export const managedPlansRequests: Requests = {
  async AddAvailablePlansToCustomer({ acme, run }) {
    await run('Hosted Email 2007::CreateUserPlan', {
      planName: 'Extra',
      description: 'Extra',
      features: { prohibitSendQuota: 1024 },
    });
    return { path: acme.path, availablePlans: ['Extra'] };
  },

  async AddCustomerPlan({ acme }) {
    return { path: await acme.user('ann'), planName: 'MailboxGold' };
  },

  async AddFeaturesToPlan({ run }) {
    await addOtherPlan(run);
    return { planName: 'Other', features: [{ name: 'other/color', value: 'red' }] };
  },

  async AddPlanToCategory({ run }) {
    await addOtherPlan(run);
    await run('Managed Plans::CreateCategory', { categoryName: 'Mail' });
    return { planName: 'Other', categoryName: 'Mail' };
  },

  AddService() {
    return otherService;
  },

  async AddServiceDependency({ run }) {
    await run('Managed Plans::AddService', otherService);
    return { serviceName: 'HostedOther', dependsOn: 'HostedEmail' };
  },

  async ChangeCustomerPlan({ acme }) {
    return { path: await acme.mailboxUser('ann'), planName: 'MailboxBasic' };
  },

  CheckDependencies({ acme }) {
    return { path: acme.path, serviceName: 'HostedEmail' };
  },

  CreateCategory() {
    return { categoryName: 'Mail', categoryDescription: 'Plans with mail' };
  },

  async CreateCustomer({ acme, run }) {
    const userPrincipalName = `ann@${acme.domain}`;
    const { user } = await run('Managed Active Directory::CreateUser', { container: acme.path, userPrincipalName });
    return { path: user.path, customerTypeName: 'BusinessUser' };
  },

  CreateFeatureType() {
    return { planFeatures: [{ featureName: 'other/color' }] };
  },

  async CreatePlan({ run }) {
    await registerOther(run);
    return { ...otherPlan, features: [size] };
  },

  async DeleteCustomer({ acme }) {
    return { path: await acme.user('ann') };
  },

  async GetAssetsByCustomer({ acme }) {
    return { path: await acme.mailboxUser('ann') };
  },

  GetPlan() {
    return { planName: 'MailboxGold' };
  },

  async GetPlansByCustomer({ acme }) {
    return { path: await acme.mailboxUser('ann') };
  },

  async ModifyPlan({ run }) {
    await addOtherPlan(run);
    const features = [{ name: 'other/size' }, { name: 'other/color', value: 'red' }];
    return { planName: 'Other', newPlanName: 'New', planDescription: 'New', planStatus: 'Disabled', features };
  },

  QueryCustomersByParentID({ acme }) {
    return { path: acme.path };
  },

  RegisterService() {
    return { ...otherService, planTypes: [{ name: 'OtherHosting', code: 'XH' }] };
  },

  async RemovePlanFromCustomer({ acme }) {
    return { path: await acme.mailboxUser('ann'), planTypeName: 'ExchUserHosting' };
  },

  SetAvailablePlanStatus({ acme }) {
    return { path: acme.path, availablePlans: ['MailboxGold'], planStatus: 'Disabled' };
  },

  async DeletePlan({ run }) {
    await addOtherPlan(run);
    return { planName: otherPlan.planName };
  },

  ListPlans() {
    return {};
  },
};

async function registerOther(run: Run): Promise<void> {
  await run('Managed Plans::RegisterService', {
    ...otherService,
    planTypes: [{ name: 'OtherHosting', code: 'XH' }],
    featureTypes: [{ featureName: 'other/size' }, { featureName: 'other/color' }],
  });
}

async function addOtherPlan(run: Run): Promise<void> {
  await registerOther(run);
  await run('Managed Plans::CreatePlan', { ...otherPlan, features: [size] });
}
