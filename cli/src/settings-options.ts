import { type Command, Option } from 'commander';

import { type SettingDefinition, settingDefinitions } from './settings.ts';

/** Adds the settings of a scope to a command, each with its variable and default in the help. */
export function addSettings(command: Command, scope: SettingDefinition['scope']): void {
  for (const { flag, variable, fallback, sentence } of settingDefinitions.filter((each) => each.scope === scope)) {
    // The default stands in the text only: `readSettings` has to know whether the flag was given.
    const about = flag.startsWith('--no-')
      ? ''
      : ` (env: ${variable}${fallback === undefined ? '' : `, default: ${fallback}`})`;
    command.addOption(new Option(flag, `${sentence}${about}`));
  }
}
