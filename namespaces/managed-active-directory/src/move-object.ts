import { activeDirectory } from '@tenantry/active-directory/contract';
import { composite } from '@tenantry/engine';
import { container, domainController, ldapPath, text } from '@tenantry/schema';
import { controllerOf } from './directory-values.ts';
import { AcrossOrganizations, OutsideHosting, OwnObject, PrivateContainer } from './errors.ts';
import { refuseOwn, requireContainer } from './own-objects.ts';

export const MoveObject = composite({
  summary: 'Moves an object to another container of its organization.',
  source: 'managed-active-directory.yaml (dd278609, dd251845)',
  access: 'public',
  role: 'UserCreators',
  input: {
    object: ldapPath('LDAP path of the object.'),
    destinationContainer: container('LDAP path of the target container.'),
    preferredDomainController: domainController(),
  },
  output: {
    path: text('New LDAP path.'),
  },
  errors: [AcrossOrganizations, OutsideHosting, OwnObject, PrivateContainer],

  async run({ input, call, place }) {
    const controller = controllerOf(input);
    const object = await place('object');
    const destination = await place('destinationContainer');
    const from = await refuseOwn(call, object, controller);
    const to = await requireContainer(call, destination, controller);
    if (from.guid !== to.guid) throw AcrossOrganizations(object.path, destination.path);
    const places = { source: object.path, destination: destination.path };
    return call(activeDirectory.MoveObject, { ...controller, ...places });
  },
});
