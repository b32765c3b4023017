import { expect, test } from 'vitest'
import { createPractice, practiceAccount } from '#main/features/practice/practice.service.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor } from '#tests/features/practice/portal/visitor.ts'

const ignore = () => undefined
const log = { info: ignore, warn: ignore, error: ignore }

test('the practice portal starts when first asked for, once, lets the practice account in, and can start again', async () => {
  const practice = createPractice({
    hospital: async () => tinyHospital,
    clock: { now: () => new Date() },
    log,
  })
  expect(practice.portal()).toBeNull()
  const [first, second] = await Promise.all([practice.start(), practice.start()])
  expect(second).toEqual(first)
  expect(practice.portal()?.address).toBe(first.address)

  const visitor = createVisitor(first.address)
  const { userName, password } = practiceAccount
  expect((await visitor.open('/webComponent/LoginSSOAction.do')).text).toContain(`<b>${password}</b>`)
  await visitor.open('/webComponent/login/LoginAction.do', { user: userName, pass: password })
  expect((await visitor.open('/webComponent/checkdata/CheckDataAction.do')).text).toContain('[10670]')

  await practice.stop()
  await practice.stop()
  expect(practice.portal()).toBeNull()
  await expect(fetch(first.address)).rejects.toThrow()
  const again = await practice.start()
  expect((await fetch(again.address)).status).toBe(200)
  await practice.stop()
})

test('a start that fails is told to its caller and can be tried again', async () => {
  const hospitals = [Promise.reject(new Error('no hospital yet')), Promise.resolve(tinyHospital)]
  const hospital = () => hospitals.shift() ?? Promise.resolve(tinyHospital)
  const practice = createPractice({ hospital, clock: { now: () => new Date() }, log })
  await expect(practice.start()).rejects.toThrow('no hospital yet')
  const { address } = await practice.start()
  expect((await fetch(address)).status).toBe(200)
  await practice.stop()
})

test('stopping while the portal still starts leaves nothing running', async () => {
  const practice = createPractice({
    hospital: async () => tinyHospital,
    clock: { now: () => new Date() },
    log,
  })
  const started = practice.start()
  await practice.stop()
  expect(practice.portal()).toBeNull()
  await expect(fetch((await started).address)).rejects.toThrow()
})
