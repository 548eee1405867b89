/** What the wall itself answers. The caller must not learn more than that. */
export const wallCodes: ReadonlySet<string> = new Set([
  'ENGINE_FOREIGN_OBJECT',
  'ENGINE_MISSING_PRIVILEGE',
  'ENGINE_NO_SUCH_OBJECT',
  'ENGINE_WRONG_KIND_OF_OBJECT',
  'MANAGED_DIRECTORY_ACROSS_ORGANIZATIONS',
]);

/** A value that cannot be a name at all is refused before anything is looked up. */
export const formCodes: ReadonlySet<string> = new Set(['ENGINE_INPUT_INVALID', 'DIRECTORY_BAD_NAME']);
