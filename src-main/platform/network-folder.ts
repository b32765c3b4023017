import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '#main/platform/files.ts'

/** What is asked of this computer about a folder. */
type Machine = {
  readonly platform: NodeJS.Platform
  /** Follows links; on Windows also the letters of mapped drives, to `\\server\share`. */
  readonly realPath: (folder: string) => Promise<string>
  /** The text of `/proc/self/mountinfo`. */
  readonly readMounts: () => Promise<string>
}

const thisMachine: Machine = {
  platform: process.platform,
  realPath: realpath,
  readMounts: () => readFile('/proc/self/mountinfo', 'utf8'),
}

/** Kinds of file systems that lie on another computer, as Linux calls them. */
const networkKinds =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|ncpfs|ncp|afs|coda|9p|ceph|lustre|gpfs|ocfs2|davfs|fuse\.(?:sshfs|davfs2?|rclone|glusterfs|ceph|smbnetfs|curlftpfs|s3fs|gvfsd-fuse))$/

/** @returns the path with its links followed, as far as it exists */
export async function findRealPath(folder: string, realPath = thisMachine.realPath): Promise<string> {
  try {
    return await realPath(folder)
  } catch (error) {
    const above = path.dirname(folder)
    if (!isMissing(error) || above === folder) return folder
    return path.join(await findRealPath(above, realPath), path.basename(folder))
  }
}

/** Spaces and the like stand in octal: `\040`. */
const unescapeOctal = (text: string) =>
  text.replaceAll(/\\(\d{3})/g, (_all, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))

/** @returns the kind of the file system on which a folder lies; empty when none is mounted above it */
function findKind(mounts: string, folder: string): string {
  let found = { place: '', kind: '' }
  for (const line of mounts.split('\n')) {
    // 36 35 98:0 /root /place rw,noatime shared:1 - kind source options
    const [before = '', after = ''] = line.split(' - ')
    const place = unescapeOctal(before.split(' ')[4] ?? '')
    const isAbove = place === '/' || folder === place || folder.startsWith(`${place}/`)
    // of two on one place the later one is seen
    if (place !== '' && isAbove && place.length >= found.place.length)
      found = { place, kind: after.split(' ')[0] ?? '' }
  }
  return found.kind
}

/** `\\server\share` and `\\?\UNC\server\share`, but not `\\?\C:\` nor the Linux of this very computer. */
function isShare(folder: string): boolean {
  const plain = folder.replaceAll('/', '\\')
  if (/^\\\\(?:wsl\$|wsl\.localhost)\\/i.test(plain)) return false
  return /^\\\\\?\\UNC\\/i.test(plain) || /^\\\\[^\\?.]/.test(plain)
}

/**
 * Tells whether a folder lies on another computer, as far as the system knows: a share, a mapped drive, a mounted file
 * system of the network. One that is not there yet is judged by the folder above it.
 * @param folder an absolute path
 * @returns false where nothing can be found out
 */
export async function isOnNetwork(folder: string, machine: Machine = thisMachine): Promise<boolean> {
  const { platform, realPath, readMounts } = machine
  if (platform === 'win32') return isShare(folder) || isShare(await findRealPath(folder, realPath))
  if (platform !== 'linux') return false
  const mounts = await readMounts().catch(() => '')
  return networkKinds.test(findKind(mounts, await findRealPath(folder, realPath)))
}
