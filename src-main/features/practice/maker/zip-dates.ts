const endMark = 0x06054b50
const entryMark = 0x02014b50

/** @returns the two 16-bit words in which zip files keep a time. */
function toDosWords(time: Date): number {
  const day = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1)
  return day * 65_536 + clock
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at--) if (zip.readUInt32LE(at) === endMark) return at
  throw new Error('not a zip file')
}

/**
 * Gives every entry of a zip file the same time; the library that wrote it stamps the time of writing.
 * Changes `zip` in place. Only for files below 4 GB, as the maker's are.
 * @returns `zip`
 */
export function setZipDates(zip: Buffer, time: Date): Buffer {
  const words = toDosWords(time)
  const end = findEnd(zip)
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== entryMark) throw new Error('not a zip directory')
    zip.writeUInt32LE(words, at + 12)
    zip.writeUInt32LE(words, zip.readUInt32LE(at + 42) + 10)
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return zip
}
