/** The groups that may read and manage the public folders of an organization. */
export const folderGroups = [
  { pointer: 'folderAdmins', prefix: 'FolderAdmins' },
  { pointer: 'folderUsers', prefix: 'FolderUsers' },
] as const;
