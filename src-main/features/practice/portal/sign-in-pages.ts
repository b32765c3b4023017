import { html, type Markup } from '#main/features/practice/portal/html.ts'
import { framePage } from '#main/features/practice/portal/page-frame.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'

/** What a sign-in page says besides its form. */
export type SignInHints = {
  /** Why the last try failed; null on the first. */
  readonly notice: string | null
  /** The account everybody may practise with, so nobody is stuck before the form; null shows none. */
  readonly account: { readonly userName: string; readonly password: string } | null
}

function toAccountLine({ account }: SignInHints): Markup | null {
  if (!account) return null
  return html`<p class="muted">บัญชีสำหรับฝึก: ชื่อผู้ใช้ <b>${account.userName}</b> รหัสผ่าน <b>${account.password}</b></p>`
}

/** The older form: fields `user` and `pass`. */
export function loginPage(hints: SignInHints): Markup {
  const { notice } = hints
  const body = html`<section class="card narrow">
<h1>เข้าสู่ระบบ e-Claim</h1>
${notice === null ? null : html`<div class="notice" role="alert">${notice}</div>`}
<form id="frmLogin" name="frmLogin" method="post" action="${portalPaths.login}">
<label for="user">ชื่อผู้ใช้</label>
<input id="user" name="user" autocomplete="username" autofocus required>
<label for="pass">รหัสผ่าน</label>
<input id="pass" name="pass" type="password" autocomplete="current-password" required>
<button type="submit">เข้าสู่ระบบ</button>
</form>
<p class="muted">หรือ <a href="${portalPaths.singleSignOn}">เข้าสู่ระบบผ่าน OSS สปสช.</a></p>
${toAccountLine(hints)}
</section>`
  return framePage({ title: 'เข้าสู่ระบบ e-Claim (พอร์ทัลฝึก)', body })
}

/** The first single sign-on page: user name and password. */
export function passwordPage(action: string, hints: SignInHints, userName: string): Markup {
  const { notice } = hints
  const focus = html` autofocus`
  const body = html`<section class="card narrow">
<h1 id="kc-page-title">ลงชื่อเข้าใช้บัญชี NHSO IAM</h1>
${notice === null ? null : html`<span id="input-error" class="notice" role="alert">${notice}</span>`}
<form id="kc-form-login" method="post" action="${action}">
<label for="username">ชื่อผู้ใช้</label>
<input id="username" name="username" value="${userName}" autocomplete="username"${userName === '' ? focus : null} required>
<label for="password">รหัสผ่าน</label>
<input id="password" name="password" type="password" autocomplete="current-password"${userName === '' ? null : focus} required>
<button id="kc-login" name="login" type="submit">เข้าสู่ระบบ</button>
</form>
<p><a id="social-thaid" href="${portalPaths.thaiDLogin}">เข้าสู่ระบบด้วย ThaiD</a></p>
${toAccountLine(hints)}
</section>`
  return framePage({ title: 'ลงชื่อเข้าใช้ NHSO IAM (พอร์ทัลฝึก)', body })
}

const practiceCodeHint = html`<p class="muted">ระบบจริงใช้รหัสจากแอปในโทรศัพท์ ระหว่างฝึกให้เปิด
<a href="${portalPaths.practiceCode}" target="_blank" rel="noopener">รหัสสำหรับฝึก</a></p>`

/** The second single sign-on page: the one-time code. @param isShown whether the practice page tells the code */
export function codePage(
  action: string,
  notice: string | null,
  isShown: boolean,
  form: SignInHabits['codeForm'],
): Markup {
  const field = form === 'kc-otp-login-form' ? 'otp' : 'totp'
  const body = html`<section class="card narrow">
<h1 id="kc-page-title">ยืนยันตัวตนด้วยรหัสครั้งเดียว</h1>
${notice === null ? null : html`<span id="input-error-otp-code" class="notice" role="alert">${notice}</span>`}
<form id="${form}" method="post" action="${action}">
<label for="${field}">รหัส 6 หลัก</label>
<input id="${field}" name="${field}" inputmode="numeric" autocomplete="one-time-code" autofocus required>
<button id="kc-login" name="login" type="submit">ยืนยัน</button>
</form>
${isShown ? practiceCodeHint : null}
</section>`
  return framePage({ title: 'ยืนยันรหัสครั้งเดียว (พอร์ทัลฝึก)', body })
}

/** Where the person practising reads the one-time code that a phone would show. */
export function practiceCodePage(code: string): Markup {
  const body = html`<section class="card narrow">
<h1>รหัสสำหรับฝึก</h1>
<p>ใช้แทนรหัสจากแอปในโทรศัพท์ รหัสเปลี่ยนทุกครั้งที่เข้าสู่ระบบสำเร็จ</p>
<div id="practice-code" class="code">${code}</div>
<p class="muted">ถ้ารหัสไม่ผ่าน ให้โหลดหน้านี้ใหม่แล้วใช้รหัสล่าสุด</p>
</section>`
  return framePage({ title: 'รหัสสำหรับฝึก', body })
}

function endedSignInPage(title: string, message: string): Markup {
  const body = html`<section class="card narrow">
<h1>${title}</h1>
<div class="notice" role="alert">${message}</div>
<p><a href="${portalPaths.singleSignOn}">เริ่มเข้าสู่ระบบใหม่</a></p>
</section>`
  return framePage({ title: `${title} (พอร์ทัลฝึก)`, body })
}

/** What single sign-on says when a form belongs to a sign-in that is over or never began. */
export function staleSignInPage(): Markup {
  return endedSignInPage('หน้านี้หมดอายุแล้ว', 'การเข้าสู่ระบบครั้งนี้ใช้ไม่ได้แล้ว กรุณาเริ่มใหม่')
}

/** What single sign-on says after the last wrong one-time code. */
export function tooManyCodesPage(): Markup {
  return endedSignInPage('รหัสครั้งเดียวไม่ถูกต้องเกินจำนวนครั้ง', 'ยกเลิกการเข้าสู่ระบบครั้งนี้แล้ว กรุณาเริ่มใหม่')
}
