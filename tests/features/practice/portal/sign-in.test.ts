import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { actionOf, createVisitor, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const login = '/webComponent/login/LoginAction.do'
const main = '/webComponent/main/MainWebAction.do'
const list = '/webComponent/validation/ValidationMainAction.do?mo=1&ye=2569&maininscl=ucs'
const singleSignOn = '/webComponent/LoginSSOAction.do'
const accounts = [
  { userName: 'clerk', password: 'secret-word', hospitalCode: '10670' },
  { userName: 'noright', password: 'secret-word', hospitalCode: '10670', hasRepRight: false },
  { userName: 'nocode', password: 'secret-word', hospitalCode: '10670', asksForCode: false },
  { userName: 'elsewhere', password: 'secret-word', hospitalCode: '11111' },
]
let nowMs = Date.UTC(2026, 0, 21)
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  const clock = { now: () => new Date(nowMs) }
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock, sessionIdleMs: 60_000 })
  visitor = createVisitor(portal.address)
})
afterEach(() => portal.stop())

const signIn = (user = 'clerk', pass = 'secret-word') => visitor.open(login, { user, pass })

test('the older form lets a clerk in and ends at the main page', async () => {
  const form = await visitor.open(login)
  expect(form.text).toMatch(/name="user"[\s\S]*name="pass"/)
  const page = await signIn()
  expect(page).toMatchObject({ path: main, status: 200 })
  expect(page.text).toContain('ยินดีต้อนรับ')
  expect(page.text).toContain('ออกจากระบบ')
  expect(page.text).toContain('maininscl')
})

test('a wrong password in the older form shows the form again, without the word error and without marks of a session', async () => {
  const page = await signIn('clerk', 'wrong')
  expect(page).toMatchObject({ path: login, status: 200 })
  expect(page.text).not.toMatch(/error|ยินดีต้อนรับ|ออกจากระบบ|maininscl/i)
  expect(page.text).toContain('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง')
  expect(page.text).not.toContain('บัญชีสำหรับฝึก')
  portal.setHabits({ wrongPassword: 'silent' })
  expect((await signIn('clerk', 'wrong')).text).not.toContain('ไม่ถูกต้อง')
  portal.setHabits({ wrongPassword: 'errorWord' })
  expect((await signIn('clerk', 'wrong')).text).toContain('error')
})

test('the older form gives way to the single sign-on notice when it is closed', async () => {
  portal.setHabits({ olderForm: 'ssoNotice' })
  expect((await signIn()).text).toContain('ประกาศใช้งานระบบ SSO')
})

test('single sign-on asks for password and one-time code and gives a session that names the hospital', async () => {
  const password = await visitor.open(singleSignOn)
  expect(password.path).toBe('/realms/nhso/protocol/openid-connect/auth')
  expect(password.text).toContain('id="kc-form-login"')
  const code = await visitor.open(actionOf(password.text), { username: 'clerk', password: 'secret-word' })
  expect(code.text).toContain('id="kc-otp-login-form"')
  const shown = (await visitor.open('/practice/code')).text
  expect(shown).toContain(portal.currentCode())
  const page = await visitor.open(actionOf(code.text), { otp: portal.currentCode() })
  expect(page).toMatchObject({ path: main, status: 200 })
  const claims = Buffer.from(visitor.cookies.get('ACCESS_TOKEN')?.split('.')[1] ?? '', 'base64url').toString()
  expect(JSON.parse(claims)).toMatchObject({ hcode: '10670', preferred_username: 'clerk' })
})

test('a wrong password or a wrong code in single sign-on keeps its page and says so in Thai', async () => {
  const first = await visitor.open(singleSignOn)
  const again = await visitor.open(actionOf(first.text), { username: 'clerk', password: 'wrong' })
  expect(again.text).toMatch(/kc-form-login/)
  expect(again.text).toContain('ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง')
  const code = await visitor.open(actionOf(again.text), { username: 'clerk', password: 'secret-word' })
  const refused = await visitor.open(actionOf(code.text), {
    otp: portal.currentCode() === '123456' ? '1' : '123456',
  })
  expect(refused.text).toMatch(/kc-otp-login-form/)
  expect(refused.text).toContain('รหัสครั้งเดียวไม่ถูกต้อง')
  expect((await visitor.open(actionOf(refused.text), { otp: portal.currentCode() })).path).toBe(main)
})

test('a one-time code and a form work once only', async () => {
  const password = await visitor.open(singleSignOn)
  const code = await visitor.open(actionOf(password.text), { username: 'clerk', password: 'secret-word' })
  const used = portal.currentCode()
  await visitor.open(actionOf(code.text), { otp: used })
  expect(portal.currentCode()).not.toBe(used)
  const replayed = await visitor.open(actionOf(code.text), { otp: portal.currentCode() })
  expect(replayed).toMatchObject({ status: 400 })
  expect(replayed.text).toContain('หน้านี้หมดอายุแล้ว')
})

/** Signs in with the password and answers with the page that asks for the code. */
async function reachCode(guest = visitor) {
  const password = await guest.open(singleSignOn)
  return await guest.open(actionOf(password.text), { username: 'clerk', password: 'secret-word' })
}

test('three wrong codes end the sign-in, and a new one may begin', async () => {
  const wrong = portal.currentCode() === '000000' ? '111111' : '000000'
  let page = await reachCode()
  for (const left of [2, 1]) {
    page = await visitor.open(actionOf(page.text), { otp: wrong })
    expect([left, page.status, page.text.includes('kc-otp-login-form')]).toEqual([left, 200, true])
  }
  const ended = await visitor.open(actionOf(page.text), { otp: wrong })
  expect(ended).toMatchObject({ status: 400, text: expect.stringContaining('เกินจำนวนครั้ง') })
  expect(ended.text).not.toContain('<form')
  const late = await visitor.open(actionOf(page.text), { otp: portal.currentCode() })
  expect(late).toMatchObject({ status: 400 })
  const again = await reachCode()
  expect((await visitor.open(actionOf(again.text), { otp: portal.currentCode() })).path).toBe(main)
})

test('the one-time code may be shown on no page at all; only the portal itself tells it', async () => {
  portal.setHabits({ codeShown: 'nowhere' })
  const page = await reachCode()
  expect(page.text).not.toContain('/practice/code')
  const hidden = await visitor.open('/practice/code')
  expect([hidden.status, hidden.text.includes(portal.currentCode())]).toEqual([404, false])
  expect((await visitor.open(actionOf(page.text), { otp: portal.currentCode() })).path).toBe(main)
})

test('asking for the main page keeps a session alive, even while that page fails', async () => {
  await signIn()
  for (const isFailing of [false, true]) {
    if (isFailing) portal.setFault({ name: 'mainPage500' })
    for (let round = 0; round < 3; round += 1) {
      nowMs += 50_000
      await visitor.open(main)
    }
    expect((await visitor.open(list)).path).not.toBe(login)
  }
  portal.clearFaults()
  portal.setSessionIdle(10_000)
  nowMs += 10_001
  expect((await visitor.open(main)).path).toBe(login)
})

test('an account without a one-time code passes single sign-on with its password alone', async () => {
  const password = await visitor.open(singleSignOn)
  const page = await visitor.open(actionOf(password.text), { username: 'nocode', password: 'secret-word' })
  expect(page.path).toBe(main)
})

test('the session ends after idle time, on command, after its number of requests, and by signing out', async () => {
  await signIn()
  nowMs += 50_000
  expect((await visitor.open(list)).path).not.toBe(login)
  nowMs += 61_000
  expect((await visitor.open(list)).path).toBe(login)
  await signIn()
  portal.expireSessions()
  expect((await visitor.open(list)).path).toBe(login)
  await signIn()
  await visitor.open('/webComponent/login/LogoutAction.do')
  expect((await visitor.open(list)).path).toBe(login)

  const clock = { now: () => new Date(nowMs) }
  const impatient = await startPracticePortal({ hospital: tinyHospital, accounts, clock, sessionRequests: 2 })
  const guest = createVisitor(impatient.address)
  await guest.open(login, { user: 'clerk', pass: 'secret-word' })
  expect((await guest.open(list)).path).not.toBe(login)
  expect((await guest.open(list)).path).toBe(login)
  await impatient.stop()
})

test('a visitor without a session gets a redirect or one of the known notices', async () => {
  expect((await visitor.ask(list)).headers.get('location')).toBe(login)
  const marks = [
    ['errorPage', 'frmErr'],
    ['noRight', 'คุณไม่มีสิทธิ์'],
    ['ssoNotice', 'ประกาศใช้งานระบบ SSO'],
  ] as const
  for (const [withoutSession, mark] of marks) {
    portal.setHabits({ withoutSession })
    expect(await visitor.open(list)).toMatchObject({ status: 200, text: expect.stringContaining(mark) })
  }
})

test('an account without the right sees the main page but no REP list', async () => {
  expect((await signIn('noright')).path).toBe(main)
  const page = await visitor.open(list)
  expect(page).toMatchObject({ status: 200, text: expect.stringContaining('คุณไม่มีสิทธิ์') })
  expect(page.text).not.toContain('content2')
})

test('the portal says which hospital the session belongs to, with every sign escaped', async () => {
  await signIn()
  const own = await visitor.open('/webComponent/checkdata/CheckDataAction.do')
  expect(own.text).toContain('หน่วยงาน : โรงพยาบาล &lt;ฝึก&gt; &amp; &quot;สอบ&quot;[10670]')
  await signIn('elsewhere')
  expect((await visitor.open('/webComponent/checkdata/CheckDataAction.do')).text).toContain('[11111]')
  expect((await visitor.open(list)).text).not.toContain('Download Excel')
})

test('what a visitor types comes back escaped', async () => {
  const password = await visitor.open(singleSignOn)
  const again = await visitor.open(actionOf(password.text), { username: '"><script>', password: 'x' })
  expect(again.text).toContain('value="&quot;&gt;&lt;script&gt;"')
  expect(again.text).not.toContain('<script')
})

test('requests are remembered with account and state, and without any secret', async () => {
  await signIn()
  await visitor.open('/webComponent/login/LogoutAction.do')
  const password = await visitor.open(singleSignOn)
  const code = await visitor.open(actionOf(password.text), { username: 'clerk', password: 'secret-word' })
  const otp = portal.currentCode()
  await visitor.open(actionOf(code.text), { otp })
  portal.setHabits({ linkStyle: 'eclaimapi' })
  const token = visitor.cookies.get('ACCESS_TOKEN') ?? 'no token'
  await visitor.open(`/eclaimapi/invoice/InvoiceReportExcelAction.do?filename=none.ecd&token=${token}`)
  const remembered = portal.requests()
  expect(remembered[0]).toEqual({
    at: new Date(nowMs).toISOString(),
    endedAt: new Date(nowMs).toISOString(),
    method: 'POST',
    path: login,
    query: {},
    account: null,
    session: null,
    inFlight: 1,
    inFlightOfAccount: null,
    faults: [],
    status: 302,
    retryAfterSeconds: null,
  })
  expect(remembered[1]).toMatchObject({ path: main, account: 'clerk', status: 200 })
  const text = JSON.stringify(remembered)
  for (const secret of ['secret-word', otp, token, ...visitor.cookies.values()])
    expect(text).not.toContain(secret)
})
