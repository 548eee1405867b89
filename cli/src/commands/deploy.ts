import { resolve } from 'node:path';

import {
  type Action,
  type ActionKind,
  cancelActions,
  exportState,
  findComponent,
  findDrift,
  forceState,
  forgetServer,
  type ItemState,
  importState,
  itemStates,
  listActions,
  listChanges,
  listComponents,
  listPending,
  listServers,
  queueAction,
  queueGroup,
  readLocations,
  readLog,
  readState,
  readTree,
  setConfigurationShare,
  setPackageShare,
  startDeployment,
  type TreeNode,
} from '@tenantry/deploy';
import type { Command } from 'commander';

import { operatorName } from '../deployment/operator.ts';
import { UsageInvalid } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Installation } from '../installation.ts';
import { renderTable } from '../terminal/table.ts';
import type { CommandContext } from './command-context.ts';
import { readInput } from './read-input.ts';
import { withInstallation } from './with-installation.ts';

interface DeployOptions {
  readonly json?: true;
  readonly group?: string;
  readonly server?: string;
  readonly procedure?: string;
  readonly componentVersion?: string;
  readonly parameter?: readonly string[];
  readonly all?: true;
}

interface LocationOptions {
  readonly packages?: string;
  readonly configuration?: string;
}

/** `tenantry deploy ...`: the Deployment Tool. */
export function addDeployCommand(program: Command, context: CommandContext): void {
  const deploy = program
    .command('deploy')
    .description(
      'Installs, removes, initializes and verifies components on servers. Nothing happens until "deploy start".',
    );
  const tool = { deploy, context };

  addViews(tool);
  addQueueing(tool, 'install', 'Queues the installation of a component, or of its newest version.');
  addQueueing(tool, 'uninstall', 'Queues the removal of a component. Its data stay.');
  addQueueing(tool, 'execute', 'Queues a procedure of a component, usually the one that initializes it.');
  addQueueing(tool, 'verify', 'Queues a look whether a component is as it should be.');
  addStart(tool);
  addRecords(tool);
  addRequirements(tool);
}

interface Tool {
  readonly deploy: Command;
  readonly context: CommandContext;
}

/** Does something with the installation; one whose components cannot be loaded is opened, too: this is the tool to mend it. */
function run({ context }: Tool, command: Command, work: (installation: Installation) => Promise<void>): Promise<void> {
  return withInstallation({ context, command, lenient: true }, work);
}

function addViews(tool: Tool): void {
  const { deploy, context } = tool;
  const { terminal } = context;
  deploy
    .command('tree', { isDefault: true })
    .description('Shows groups, components, servers and procedures with their states.')
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        const tree = await readTree(deployment);
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(tree, null, 2));
        else for (const line of tree.flatMap((node) => renderNode(node, 0))) terminal.print(line);
      });
    });
  deploy
    .command('pending')
    .description('Lists what waits for the start: queued, or failed the last time.')
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        showActions(tool, self, await listPending(deployment));
      });
    });
  deploy
    .command('history')
    .description('Lists all actions and changes, newest first.')
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        const changes = await listChanges(deployment.pool);
        const actions = await listActions(deployment);
        if (self.optsWithGlobals()['json']) {
          terminal.print(JSON.stringify({ changes, actions }, null, 2));
          return;
        }
        showActions(tool, self, actions);
        terminal.print(
          renderTable([
            ['change', 'state', 'started', 'by', 'what'],
            ...changes.map(({ id, state, startedAt, operator: by, title, message }) => [
              String(id),
              state,
              startedAt.toISOString().slice(0, 19),
              by,
              message ? `${title}: ${message}` : title,
            ]),
          ]),
        );
      });
    });
  deploy
    .command('log')
    .description('Shows the log: of one component, or of everything.')
    .argument('[component]')
    .action(async (name: string | undefined, _: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        const component =
          name === undefined ? undefined : findComponent(await listComponents(deployment), name).manifest.name;
        const lines = await readLog(deployment.pool, component === undefined ? {} : { component });
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(lines, null, 2));
        else {
          for (const { at, server, line } of lines) {
            terminal.print(`${at.toISOString()}  ${server === '' ? '' : `${server}: `}${line}`);
          }
        }
      });
    });
  deploy
    .command('servers')
    .description('Lists the servers.')
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        const servers = await listServers(deployment.pool);
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(servers, null, 2));
        else {
          terminal.print(
            renderTable([
              ['server', 'roles', 'state', 'address'],
              ...servers.map(({ name, roles, state, address }) => [name, roles.join(', '), state, address ?? '']),
            ]),
          );
        }
      });
    });
}

function addQueueing(tool: Tool, kind: ActionKind, description: string): void {
  const command = tool.deploy
    .command(kind)
    .description(description)
    .argument('[components...]', 'names, published names or package names')
    .option('--group <name>', 'all in this group')
    .option('--server <name>', 'only on this server (web services)');
  if (kind === 'install') command.option('--component-version <version>', 'this version instead of the newest one');
  if (kind === 'execute') {
    command.option('--procedure <name>', 'another procedure than the first one that initializes it');
    command.option('--parameter <name=value...>', 'input of the procedure');
  }
  command.action(async (components: string[], _: unknown, self: Command) => {
    const options: DeployOptions = self.opts();
    if (components.length === 0 && options.group === undefined) {
      throw UsageInvalid('Nothing is named.', 'Name components, or a group with --group.');
    }
    await run(tool, self, async ({ deployment }) => {
      const actions =
        options.group === undefined ? [] : await queueGroup(deployment, { kind, group: options.group }, operatorName());
      for (const component of components) {
        const { server, procedure, componentVersion: version, parameter = [] } = options;
        const order = {
          kind,
          component,
          ...(server === undefined ? {} : { server }),
          ...(procedure === undefined ? {} : { procedure }),
          ...(version === undefined ? {} : { version }),
          parameters: Object.fromEntries(parameter.map(readParameter)),
        };
        actions.push(await queueAction(deployment, order, operatorName()));
      }
      showActions(tool, self, actions);
    });
  });
}

function readParameter(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw UsageInvalid(`The parameter "${text}" has no value.`, 'Write NAME=VALUE.');
  return [text.slice(0, at), text.slice(at + 1)];
}

function addStart(tool: Tool): void {
  const { deploy, context } = tool;
  const { terminal } = context;
  deploy
    .command('start')
    .description(
      'Starts the deployment: does all that is pending. What fails stays pending; start again goes on from there.',
    )
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        const onStep = (line: string) => terminal.note(line);
        const { done, failed } = await startDeployment({ ...deployment, onStep }, operatorName());
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify({ done, failed }, null, 2));
        else terminal.print(`${done.length} done, ${failed.length} failed.`);
        if (failed.length > 0) context.end(exitCodes.failed);
      });
    });
  deploy
    .command('cancel')
    .description('Takes queued actions back.')
    .argument('[actions...]', 'their numbers in "deploy pending"')
    .option('--all', 'all of them')
    .action(async (ids: string[], { all }: DeployOptions, self: Command) => {
      if (ids.length === 0 && !all) throw UsageInvalid('Nothing is named.', 'Name the numbers of actions, or --all.');
      await run(tool, self, async ({ deployment }) => {
        const count = await cancelActions(deployment, all ? 'all' : ids.map(Number));
        terminal.print(`${count} cancelled.`);
      });
    });
}

function addRecords(tool: Tool): void {
  const { deploy, context } = tool;
  const { terminal } = context;
  deploy
    .command('add')
    .description('Checks packages and copies them into the package share.')
    .argument('<files...>', 'packages (.tgz) with their signatures (.tgz.sig) beside them')
    .action(async (files: string[], _: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        for (const file of files) {
          const { added, isNew } = await deployment.share.add(resolve(context.folder, file));
          terminal.print(`${added.file} ${isNew ? 'added' : 'was there'}, signed by ${added.signature.publisher}`);
        }
      });
    });
  deploy
    .command('force-state')
    .description(
      'Sets the recorded state of a component or procedure without doing anything. It may then disagree with reality.',
    )
    .argument('<component>')
    .argument('<state>', itemStates.join(', '))
    .option('--server <name>', 'only on this server')
    .option('--procedure <name>', 'of this procedure')
    .action(async (name: string, state: string, ...[options, self]: [DeployOptions, Command]) => {
      const known = itemStates.find((each): each is ItemState => each.toLowerCase() === state.toLowerCase());
      if (!known) throw UsageInvalid(`There is no state "${state}".`, `There are: ${itemStates.join(', ')}.`);
      await run(tool, self, async ({ deployment }) => {
        const component = findComponent(await listComponents(deployment), name).manifest.name;
        const { server, procedure } = options;
        const count = await forceState(deployment.pool, {
          component,
          state: known,
          ...(server === undefined ? {} : { server }),
          ...(procedure === undefined ? {} : { procedure }),
        });
        terminal.print(`${count} set to ${known}.`);
      });
    });
  deploy
    .command('locations')
    .description('Shows where packages are taken from and records are written to, or sets it.')
    .option('--packages <folder>', 'package share; every server must reach it under this path')
    .option('--configuration <folder>', 'configuration share: what is installed, history and logs as files')
    .action(async ({ packages, configuration }: LocationOptions, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        if (configuration !== undefined) {
          await setConfigurationShare(deployment.pool, resolve(context.folder, configuration));
        }
        if (packages !== undefined) await setPackageShare(deployment.pool, resolve(context.folder, packages));
        terminal.print(JSON.stringify(await readLocations(deployment), null, 2));
      });
    });
  deploy
    .command('forget-server')
    .description('Takes a server that will not come back out of the tree.')
    .argument('<server>')
    .action(async (name: string, _: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        await forgetServer(deployment.pool, name);
        terminal.print(`${name} is forgotten.`);
      });
    });
}

function addRequirements(tool: Tool): void {
  const { deploy, context } = tool;
  const { terminal } = context;
  deploy
    .command('export')
    .description('Writes what is installed where, so that another installation can be made the same.')
    .action(async (_: unknown, self: Command) => {
      await run(tool, self, async ({ deployment }) => {
        terminal.print(JSON.stringify(await exportState(deployment), null, 2));
      });
    });
  deploy
    .command('import')
    .description('Queues what makes this installation like an exported one; "deploy start" does it.')
    .argument('<file>', 'what "deploy export" wrote, - for standard input')
    .action(async (file: string, _: unknown, self: Command) => {
      const wanted = readState(await readInput(context, file), file);
      await run(tool, self, async ({ deployment }) => {
        terminal.print(`${await importState(deployment, wanted, operatorName())} actions queued.`);
      });
    });
  deploy
    .command('diff')
    .description('Shows where servers are other than they are to be. Ends with 1 when there is a difference.')
    .argument('[file]', 'compares with what "deploy export" wrote instead')
    .action(async (file: string | undefined, _: unknown, self: Command) => {
      const wanted = file === undefined ? undefined : readState(await readInput(context, file), file);
      await run(tool, self, async ({ deployment }) => {
        const drift = await findDrift(deployment, wanted);
        if (self.optsWithGlobals()['json']) terminal.print(JSON.stringify(drift, null, 2));
        else {
          for (const { component, server, found, wanted: expected } of drift) {
            terminal.print(`${component} on ${server}: ${found ?? 'not there'}, should be ${expected ?? 'not there'}`);
          }
        }
        if (drift.length > 0) context.end(exitCodes.failed);
      });
    });
}

function showActions({ context: { terminal } }: Tool, command: Command, actions: readonly Action[]): void {
  if (command.optsWithGlobals()['json']) {
    terminal.print(JSON.stringify(actions, null, 2));
    return;
  }
  const rows = actions.map(({ id, kind, component, server, procedure, version, state, message }) => [
    String(id),
    kind,
    [component, procedure].filter((each) => each !== '').join(' '),
    version ?? '',
    server,
    state,
    message ?? '',
  ]);
  terminal.print(renderTable([['action', 'what', 'component', 'version', 'server', 'state', ''], ...rows]));
}

function renderNode(node: TreeNode, depth: number): string[] {
  const { title, state, version, pending, message, children } = node;
  const about = [version, state, pending && `(${pending} queued)`, message].filter((each) => each !== undefined);
  const line = `${'  '.repeat(depth)}${title}${about.length > 0 ? `  ${about.join('  ')}` : ''}`;
  return [line, ...children.flatMap((child) => renderNode(child, depth + 1))];
}
