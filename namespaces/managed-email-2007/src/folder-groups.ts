/** The groups that may read and manage the public folders of an organization, and what they may in a new folder. */
export const folderGroups = [
  { pointer: 'folderAdmins', prefix: 'FolderAdmins', role: 'Owner' },
  { pointer: 'folderUsers', prefix: 'FolderUsers', role: 'Author' },
] as const;
