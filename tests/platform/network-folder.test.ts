import path from 'node:path'
import { expect, it } from 'vitest'
import { isOnNetwork } from '#main/platform/network-folder.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const asItIs = async (folder: string) => folder
const missing = Object.assign(new Error('not there'), { code: 'ENOENT' })

// as a hospital's server shows them
const mounts = `22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
31 22 0:27 / /home rw shared:5 - btrfs /dev/sdb rw
40 22 0:44 / /mnt/finance rw,relatime shared:20 - cifs //fileserver/finance rw,vers=3.0
41 22 0:45 / /mnt/with\\040space rw - nfs4 10.0.0.5:/export rw
42 31 0:46 / /home/clerk/cloud rw - fuse.sshfs clerk@host:/ rw
43 40 8:17 / /mnt/finance/usb rw - vfat /dev/sdc1 rw
44 22 0:47 / /mnt/twice rw - nfs server:/a rw
45 22 8:33 / /mnt/twice rw - ext4 /dev/sdd1 rw
`
const linux = { platform: 'linux', realPath: asItIs, readMounts: async () => mounts } as const

it.each([
  ['/home/clerk/downloads', false],
  ['/mnt/finance', true],
  ['/mnt/finance/nhso/rep', true],
  ['/mnt/finances', false],
  ['/mnt/with space/rep', true],
  ['/home/clerk/cloud/rep', true],
  ['/mnt/finance/usb/rep', false],
  ['/mnt/twice/rep', false],
])('on Linux %s is told by what is mounted above it: %s', async (folder, expected) => {
  expect(await isOnNetwork(folder, linux)).toBe(expected)
})

it('a link is followed, a folder that is not there yet is judged by the one above', async () => {
  const realPath = async (folder: string) => {
    if (folder === '/home/clerk/nhso') return '/mnt/finance/nhso'
    throw missing
  }
  expect(await isOnNetwork('/home/clerk/nhso/rep/2569', { ...linux, realPath })).toBe(true)
})

it('where the system says nothing, nothing is claimed', async () => {
  const readMounts = () => Promise.reject(missing)
  expect(await isOnNetwork('/mnt/finance', { ...linux, readMounts })).toBe(false)
})

it.each([
  ['\\\\fileserver\\finance', true],
  ['//fileserver/finance', true],
  ['\\\\?\\UNC\\fileserver\\finance', true],
  ['Z:\\nhso', true],
  ['C:\\Users\\finance', false],
  ['\\\\?\\C:\\Users\\finance', false],
  ['\\\\wsl.localhost\\Debian\\home', false],
])('on Windows %s is a share or a mapped drive: %s', async (folder, expected) => {
  // what Windows answers for the letter of a mapped drive
  const realPath = async (asked: string) => asked.replace(/^Z:/, '\\\\fileserver\\share')
  expect(await isOnNetwork(folder, { ...linux, platform: 'win32', realPath })).toBe(expected)
})

it('a folder on a disk of this computer is told as such', async () => {
  expect(await isOnNetwork(path.join(temporaryFolder(), 'not yet', 'made'))).toBe(false)
})
