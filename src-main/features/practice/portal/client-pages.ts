import { type Answer, toScriptedAnswer } from '#main/features/practice/portal/answers.ts'
import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { signedInMenu } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'

type Token = {
  /** The key of the browser's storage, and what is kept under it. */
  readonly name: string
  readonly value: string
  readonly afterMs: number
  /** Where the page's script goes without asking the portal. */
  readonly route: string
}

/** @returns a page whose script puts a token into the browser's storage */
export function toTokenAnswer(page: Markup, { name, value, afterMs, route }: Token): Answer {
  const keep = `localStorage.setItem('${name}', '${value}')`
  const later = afterMs > 0 ? `setTimeout(() => ${keep}, ${afterMs})` : keep
  return toScriptedAnswer(page, `${later}\nhistory.replaceState(null, '', '${route}')`)
}

/** The newer page of somebody who is signed in. */
export function clientPage(userName: string): Markup {
  const body = html`<section class="card">
<h1>e-Claim (ระบบใหม่)</h1>
<p>ยินดีต้อนรับ ${userName}</p>
</section>`
  return framePage({ title: 'e-Claim (พอร์ทัลฝึก)', body, menu: signedInMenu })
}

// as an application in the page does it: a token that is kept is tried, and without a good one the sign-in is shown
const clientScript = (isNoticeFirst: boolean) => `
const token = localStorage.getItem('token')
const headers = { 'content-type': 'application/json', authorization: 'Bearer ' + token }
const question = { method: 'POST', headers, body: JSON.stringify({ token }) }
const show = (id) => document.body.append(document.getElementById(id).content)
const isKnown = token ? fetch('${portalPaths.clientAuthInfo}', question).then(({ ok }) => ok) : Promise.resolve(false)
isKnown.then((known) => {
  if (known) return
  localStorage.removeItem('token')
  history.replaceState(null, '', '${portalPaths.clientLogin}')
  show('notice')
  if (!${isNoticeFirst}) show('way')
})
document.addEventListener('click', ({ target }) => {
  if (target.matches('.ant-btn')) location.assign('${portalPaths.clientReturn}')
  if (!target.matches('.ant-modal button')) return
  target.closest('.ant-modal').remove()
  if (${isNoticeFirst}) show('way')
})`

/** The newer page of somebody whom only single sign-on knows, or nobody. */
export function toClientLogin(entry: 'loginLink' | 'loginButton'): Answer {
  // the address names the realm as the real link does
  const way =
    entry === 'loginLink'
      ? html`<a href="${portalPaths.clientReturn}?iss=iam.nhso.go.th">เข้าสู่ระบบ</a>`
      : html`<button class="ant-btn">เข้าสู่ระบบ</button>`
  const body = html`<template id="notice">
<div class="ant-modal card narrow"><p>แจ้งผู้ใช้งานระบบ</p><button>ปิด</button></div>
</template>
<template id="way"><section class="card narrow">${way}</section></template>`
  const page = framePage({ title: 'e-Claim (พอร์ทัลฝึก)', body })
  return toScriptedAnswer(page, clientScript(entry === 'loginButton'))
}

/** SMT's page: an announcement first, and on its route `#/login` its own sign-in. */
export function toTransferPage(): Answer {
  const body = html`<section class="card">
<h1>Smart Money Transfer</h1>
<p>รายงานการโอนเงิน</p>
<dialog><p>ประกาศ</p><button>เข้าสู่เว็บไซต์</button></dialog>
<template><button class="login">เข้าสู่ระบบผ่าน OSS สปสช.</button></template>
</section>`
  const script = `
const notice = document.querySelector('dialog')
notice.showModal()
const show = () => {
  const isWanted = location.hash === '#/login' && !notice.open && !document.querySelector('.login')
  if (isWanted) document.querySelector('section').append(document.querySelector('template').content)
}
addEventListener('hashchange', show)
document.addEventListener('click', ({ target }) => {
  if (target.matches('.login')) location.assign('${portalPaths.transferReturn}')
  if (target.closest('dialog')) notice.close()
  show()
})`
  return toScriptedAnswer(framePage({ title: 'Smart Money Transfer (พอร์ทัลฝึก)', body }), script)
}
