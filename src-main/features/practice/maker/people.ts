import { createRandom } from '#main/features/practice/maker/random.ts'
import { pidCheckDigit } from '#shared/model/pid.ts'

/** A patient nobody ever was. */
export type Person = {
  /** 13 digits with a valid check digit; starts with 9, which no registry office hands out. */
  readonly pid: string
  /** BE year and running number, or a number with leading zeros as older hospital systems keep them. */
  readonly hn: string
  /** Title, name and surname; every surname says that the person is made up. */
  readonly name: string
  readonly subInscl: string
}

/** How many patients a practice hospital knows. */
export const personCount = 30_000

const titlesAndNames = [
  {
    title: 'นาย',
    names: ['สมชาย', 'ประเสริฐ', 'วิชัย', 'อนันต์', 'บุญมี', 'ธงชัย', 'กิตติ', 'มานพ', 'สุรชัย', 'ณรงค์'],
    weight: 40,
  },
  {
    title: 'นาง',
    names: ['สมศรี', 'มาลี', 'บุญเรือน', 'ทองใบ', 'ประไพ', 'สายใจ', 'อำไพ', 'จันทร์เพ็ญ'],
    weight: 25,
  },
  { title: 'น.ส.', names: ['กานดา', 'วิภา', 'สุนีย์', 'พรทิพย์', 'อรุณี', 'ดวงใจ', 'รัตนา', 'นภา'], weight: 20 },
  { title: 'ด.ช.', names: ['ภูผา', 'ต้นกล้า', 'ตะวัน', 'กล้าหาญ'], weight: 8 },
  { title: 'ด.ญ.', names: ['ใบบัว', 'น้ำฝน', 'ข้าวหอม', 'ฟ้าใส'], weight: 7 },
]
const surnames = [
  'สมมุติสุข',
  'ตัวอย่างดี',
  'จำลองทอง',
  'ทดลองใช้',
  'ไม่มีจริง',
  'ฝึกหัดงาน',
  'สมมุติวงศ์',
  'ตัวอย่างกุล',
  'จำลองไทย',
  'ทดสอบระบบ',
]

/** @returns the person with this number; the same seed and number are always the same person. */
export function makePerson(seed: string, index: number): Person {
  const random = createRandom(`${seed}/person/${index}`)
  const running = String(index).padStart(6, '0')
  const twelve = `9${random.int(10_000, 99_999)}${running}`
  const { title, names } = random.pickWeighted(titlesAndNames)
  return {
    pid: `${twelve}${pidCheckDigit(twelve)}`,
    hn: `${index % 9 === 0 ? '00' : random.int(55, 68)}${running}`,
    name: `${title}${random.pick(names)} ${random.pick(surnames)}`,
    subInscl: random.pick(['89', '74', '71', '77', '73']),
  }
}
