const sectorBytes = 512
const entriesPerSector = sectorBytes / 4
/** Streams below this size would live in the mini stream; padding the workbook avoids having one. */
const smallestStream = 4096
/** FAT sectors that the header itself can name. */
const fatSectorsInHeader = 109

const freeSector = 0xffff_ffff
const endOfChain = 0xffff_fffe
const fatSector = 0xffff_fffd
const difatSector = 0xffff_fffc

type Plan = {
  readonly streamBytes: number
  readonly streamSectors: number
  readonly fatSectors: number
  readonly difatSectors: number
}

/** The FAT describes itself and the DIFAT too, so the counts are grown until they fit. */
function planSectors(contentBytes: number): Plan {
  const streamBytes = Math.max(contentBytes, smallestStream)
  const streamSectors = Math.ceil(streamBytes / sectorBytes)
  let fatSectors = 0
  let difatSectors = 0
  for (;;) {
    const total = streamSectors + 1 + fatSectors + difatSectors
    const fatNeeded = Math.ceil(total / entriesPerSector)
    const difatNeeded = Math.max(0, Math.ceil((fatNeeded - fatSectorsInHeader) / (entriesPerSector - 1)))
    if (fatNeeded === fatSectors && difatNeeded === difatSectors) break
    fatSectors = fatNeeded
    difatSectors = difatNeeded
  }
  return { streamBytes, streamSectors, fatSectors, difatSectors }
}

function writeHeader(file: Buffer, plan: Plan): void {
  const firstFat = plan.streamSectors + 1
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file)
  file.writeUInt16LE(0x3e, 24)
  file.writeUInt16LE(3, 26)
  file.writeUInt16LE(0xfffe, 28)
  file.writeUInt16LE(9, 30)
  file.writeUInt16LE(6, 32)
  file.writeUInt32LE(plan.fatSectors, 44)
  file.writeUInt32LE(plan.streamSectors, 48)
  file.writeUInt32LE(smallestStream, 56)
  file.writeUInt32LE(endOfChain, 60)
  file.writeUInt32LE(plan.difatSectors > 0 ? firstFat + plan.fatSectors : endOfChain, 68)
  file.writeUInt32LE(plan.difatSectors, 72)
  for (let index = 0; index < fatSectorsInHeader; index++) {
    file.writeUInt32LE(index < plan.fatSectors ? firstFat + index : freeSector, 76 + index * 4)
  }
}

function writeEntry(
  file: Buffer,
  at: number,
  name: string,
  kind: number,
  child: number,
  start: number,
  bytes: number,
) {
  const length = file.write(name, at, 'utf16le')
  file.writeUInt16LE(length + 2, at + 64)
  file.writeUInt8(kind, at + 66)
  file.writeUInt8(1, at + 67)
  file.writeUInt32LE(freeSector, at + 68)
  file.writeUInt32LE(freeSector, at + 72)
  file.writeUInt32LE(child, at + 76)
  file.writeUInt32LE(start, at + 116)
  file.writeUInt32LE(bytes, at + 120)
}

function writeDirectory(file: Buffer, plan: Plan): void {
  const at = (plan.streamSectors + 1) * sectorBytes
  writeEntry(file, at, 'Root Entry', 5, 1, endOfChain, 0)
  writeEntry(file, at + 128, 'Workbook', 2, freeSector, 0, plan.streamBytes)
  for (const unused of [at + 256, at + 384]) {
    for (const link of [68, 72, 76]) file.writeUInt32LE(freeSector, unused + link)
  }
}

function writeFat(file: Buffer, plan: Plan): void {
  const firstFat = plan.streamSectors + 1
  const firstDifat = firstFat + plan.fatSectors
  const at = (firstFat + 1) * sectorBytes
  const slots = plan.fatSectors * entriesPerSector
  for (let sector = 0; sector < slots; sector++) {
    let next = freeSector
    if (sector < plan.streamSectors - 1) next = sector + 1
    else if (sector < firstFat) next = endOfChain
    else if (sector < firstDifat) next = fatSector
    else if (sector < firstDifat + plan.difatSectors) next = difatSector
    file.writeUInt32LE(next, at + sector * 4)
  }
}

function writeDifat(file: Buffer, plan: Plan): void {
  const firstFat = plan.streamSectors + 1
  const firstDifat = firstFat + plan.fatSectors
  const perSector = entriesPerSector - 1
  for (let index = 0; index < plan.difatSectors; index++) {
    const at = (firstDifat + index + 1) * sectorBytes
    for (let slot = 0; slot < perSector; slot++) {
      const fat = fatSectorsInHeader + index * perSector + slot
      file.writeUInt32LE(fat < plan.fatSectors ? firstFat + fat : freeSector, at + slot * 4)
    }
    file.writeUInt32LE(
      index + 1 < plan.difatSectors ? firstDifat + index + 1 : endOfChain,
      at + sectorBytes - 4,
    )
  }
}

/**
 * Puts a workbook stream into an OLE2 compound file, version 3, 512-byte sectors.
 * Files over about 7 MB name their FAT sectors in DIFAT sectors. No times are stored, so the bytes follow from the stream.
 * @source [MS-CFB]
 */
export function writeCompoundFile(blocks: readonly Buffer[]): Buffer {
  const plan = planSectors(blocks.reduce((bytes, block) => bytes + block.length, 0))
  const sectors = plan.streamSectors + 1 + plan.fatSectors + plan.difatSectors
  const file = Buffer.alloc((sectors + 1) * sectorBytes)
  writeHeader(file, plan)
  let at = sectorBytes
  for (const block of blocks) at += block.copy(file, at)
  writeDirectory(file, plan)
  writeFat(file, plan)
  writeDifat(file, plan)
  return file
}
