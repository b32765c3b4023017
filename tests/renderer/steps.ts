import path from 'node:path'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { openPreview } from '#tests/renderer/open-preview.ts'
const built = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
const p = await openPreview(built)
const page = await p.browser.newPage()
page.on('console', (m) => console.log(m.text())); page.on('pageerror', (e) => console.log(String(e)))
const shot = async (n: string) => { await wait(400); await page.screenshot({ path: `/tmp/shots/${n}.png` }) }
const click = (t: string) => page.locator(`::-p-text(${t})`).click()
try {
await p.show(page, { state: 'content', path: '/claims?fund=OPAE&month=%222026-10%22&outcome=failed' }); await shot('x-claims')
await p.show(page, { state: 'content', path: '/claims?fund=OPAE&month=%222026-10%22' }); await shot('x-claims2')
await p.show(page, { state: 'setup', path: '/' }); await click('ถัดไป'); await shot('x-setup-wrong')
await page.keyboard.type('10670'); await page.keyboard.press('Tab'); await page.keyboard.type('โรงพยาบาลตัวอย่าง'); await page.keyboard.press('Enter'); await wait(200); await page.keyboard.type('somying'); await page.keyboard.press('Tab'); await page.keyboard.type('rainy-season-7'); await shot('x-admin')
await page.keyboard.press('Tab'); await page.keyboard.press('Tab'); await page.keyboard.type('rainy-season-7'); await page.keyboard.press('Enter'); await wait(200); await click('เว็บ e-Claim'); await shot('x-portal')
await p.show(page, { state: 'content', path: '/settings' }); await click('เพิ่มบัญชี'); await click('ตรวจตอนนี้'); await click('สำรองตอนนี้'); await shot('x-settings')
await click('ลบบัญชี'); await shot('x-confirm')
await p.show(page, { state: 'failed', path: '/downloads', scheme: 'dark' }); await click('ดาวน์โหลดตอนนี้'); await shot('x-run-failed')
await p.show(page, { state: 'trouble', path: '/' }); await click('กู้คืนไฟล์นี้'); await shot('x-restore')
} catch (e) { console.log(e); await shot('x-error') } finally { await p.stop() }
