import { type BookCorrections, type BookDifference, nothing, size } from './book-difference.ts';
import type { BookSurvey } from './book-survey.ts';

const kilobytesInMegabyte = 1024;

/** Public folders whose space is not that of their quota, and space without a folder. */
export function folderDifferences({ orgGUID, where, folders, publicFolders }: BookSurvey): BookDifference[] {
  const living = new Map(folders.map((folder) => [allocatedPath(folder.path).toLowerCase(), folder]));
  const booked = new Map(publicFolders.map(({ folderPath, kilobytes }) => [folderPath.toLowerCase(), kilobytes]));
  const differences: BookDifference[] = [];

  for (const folder of folders) {
    const folderPath = allocatedPath(folder.path);
    const present = booked.get(folderPath.toLowerCase());
    // Folders below others are charged only where somebody asks for it.
    if (present === undefined && isBelowRoot(folderPath)) continue;
    const counted = sizeOf(folder);
    if (present !== undefined && (counted === undefined || counted === present)) continue;
    differences.push(difference({ folderPath, booked: present, counted }));
  }
  for (const { folderPath, kilobytes } of publicFolders) {
    if (living.has(folderPath.toLowerCase())) continue;
    differences.push({ ...difference({ folderPath, booked: kilobytes, counted: undefined }), counted: nothing });
  }
  return differences;

  function difference(change: { folderPath: string; booked: number | undefined; counted: number | undefined }) {
    const { folderPath, booked: before, counted } = change;
    return {
      what: `public folder ${folderPath}`,
      booked: before === undefined ? nothing : size(before),
      counted: counted === undefined ? 'unlimited' : size(counted),
      where,
      mend: async (corrections: BookCorrections) => {
        // A folder without a quota may take all there is: no size to book.
        if (before === undefined && counted === undefined) return false;
        return corrections.folder({
          orgGUID,
          folderPath,
          ...(before === undefined ? {} : { booked: before }),
          ...(counted === undefined ? {} : { counted }),
        });
      },
    };
  }
}

/** As CreateFolder allocates: the storage quota, else the size at which posting stops, in whole megabytes (KB979704). */
function sizeOf({ storageKilobytes, postKilobytes }: BookSurvey['folders'][number]): number | undefined {
  const kilobytes = storageKilobytes ?? postKilobytes;
  return kilobytes === undefined ? undefined : Math.ceil(kilobytes / kilobytesInMegabyte) * kilobytesInMegabyte;
}

function allocatedPath(path: string): string {
  return path.replaceAll('\\', '/');
}

function isBelowRoot(folderPath: string): boolean {
  return folderPath.lastIndexOf('/') > 0;
}
