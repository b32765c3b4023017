import { describe, expect, it } from 'vitest'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { cleanReading } from '#shared/model/clean-reading.ts'
import { ListReading } from '#shared/model/list-reading.ts'
import { plantedReading, repReading } from '#tests/features/portal-lists/list-readings.ts'

const persons = Array.from({ length: 40 }, (_none, index) => makePerson('planted', index + 1))

/** @returns what of a person can be read in a text, however it is written */
function findTraces(text: string, { pid, hn, name }: (typeof persons)[number], repNo: string): string[] {
  const [, surname = ''] = name.split(' ')
  const given = name.replace(/^(นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)/, '').split(' ')[0] ?? ''
  const written = [pid, pid.replace(/^(\d)(\d{4})(\d{5})(\d\d)(\d)$/, '$1-$2-$3-$4-$5'), hn, repNo]
  return [...written, name, given, surname, encodeURIComponent(given)].filter((trace) => text.includes(trace))
}

describe('a reading that is kept', () => {
  it.each(persons)('holds nothing of $name, wherever the page put it', (person) => {
    const repNo = `6901${person.hn.slice(0, 5)}`
    const planted = plantedReading(person, repNo)
    const before = findTraces(JSON.stringify(planted), person, repNo)
    expect(before.length).toBeGreaterThan(5)
    expect(findTraces(JSON.stringify(cleanReading(planted)), person, repNo)).toEqual([])
  })

  it('keeps the headers, ids, links and keys that tell how a list is built', () => {
    const reading = repReading()
    expect(cleanReading(reading)).toEqual(reading)
  })

  it('is cleaned once and for all, and is still a reading', () => {
    for (const person of persons.slice(0, 5)) {
      const once = cleanReading(plantedReading(person, '690100123'))
      expect(cleanReading(ListReading.parse(once))).toEqual(once)
    }
  })

  it.each([
    ['REP No.', 'REP No.'],
    ['วันที่ส่งข้อมูล', 'วันที่ส่งข้อมูล'],
    ['จำนวน  ผ่าน ', 'จำนวน ผ่าน'],
    ['งวดที่ 12', 'งวดที่ 99'],
    ['ปี ๖๙', 'ปี 99'],
    ['Download Statement', 'Download Statement'],
    ['วันที่ส่ง ▲', 'วันที่ส่ง ▲'],
    ['ไม่ ผ่าน', 'ไม่ ผ่าน'],
    ['สมชาย สมมุติสุข', null],
    ['Somchai Jaidee', null],
    ['ผู้ส่ง สมชาย สมมุติสุข', null],
    ['น.ส. กานดา', null],
    ['ด.ช.ภูผา', null],
    ['HN 66001234', null],
    ['3 1002 00300 40 0', null],
    ['ข้อมูล ณ วันที่ 29/11/2569', null],
    ['ก'.repeat(61), null],
  ])('has above a column for %j: %j', (text, kept) => {
    const [column] = repReading().columns
    const reading = { ...repReading(), columns: column ? [{ ...column, headers: [text] }] : [] }
    expect(cleanReading(reading).columns.map(({ headers }) => headers)).toEqual([kept === null ? [] : [kept]])
  })
})
