import { html, type Markup } from '#main/features/practice/portal/html.ts'

// the older sign-in page must not contain the English word for a failure anywhere, so no class is named after it
const styles = `
  * { box-sizing: border-box }
  body { margin: 0; background: #eef3f5; color: #1d2b33;
    font: 16px/1.6 Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Tahoma, sans-serif }
  .banner { background: #b45309; color: #fff; padding: 8px 24px; text-align: center; font-weight: 600 }
  header { background: #0b5d6b; color: #fff; padding: 16px 24px; display: flex; flex-wrap: wrap;
    gap: 8px 24px; align-items: baseline }
  header strong { font-size: 20px } header span { opacity: .85 } header nav { margin-left: auto; display: flex; gap: 20px }
  header a { color: #fff }
  main { max-width: 1500px; margin: 24px auto; padding: 0 24px }
  .card { background: #fff; border: 1px solid #d3dde2; border-radius: 8px; padding: 24px; margin-bottom: 24px }
  .narrow { max-width: 440px; margin: 32px auto }
  h1 { font-size: 22px; line-height: 1.4; margin: 0 0 16px } p { margin: 0 0 16px }
  label { display: block; font-weight: 600; margin-bottom: 4px }
  input, select { width: 100%; height: 46px; font: inherit; padding: 9px 12px; border: 1px solid #8fa3ad; border-radius: 6px;
    background: #fff; color: inherit; margin-bottom: 16px }
  input:focus-visible, select:focus-visible, button:focus-visible, a:focus-visible {
    outline: 3px solid #f5b84a; outline-offset: 1px }
  button { font: inherit; font-weight: 600; padding: 10px 20px; border: 0; border-radius: 6px; background: #0b5d6b;
    color: #fff; cursor: pointer } button:hover { background: #084650 }
  .card.narrow button { width: 100% }
  .card > p:last-child { margin-bottom: 0 } form + p, .wide + p { margin-top: 16px }
  a { color: #0b5d6b } .muted a { white-space: nowrap } .muted { color: #51656f; font-size: 14px }
  .notice { background: #fdecea; border: 1px solid #d9695f; color: #7c1d15; border-radius: 6px;
    padding: 10px 14px; margin-bottom: 16px; display: block }
  .code { font-size: 44px; font-weight: 700; letter-spacing: .18em; text-align: center; margin: 8px 0 16px;
    font-variant-numeric: tabular-nums }
  .filters { display: flex; flex-wrap: wrap; gap: 16px; align-items: end } .filters > div { flex: 0 1 180px }
  .filters > div:first-child { flex-basis: 420px }
  .filters input, .filters select { margin-bottom: 0 }
  .wide { overflow-x: auto }
  table { border-collapse: collapse; width: 100%; font-size: 14px }
  th, td { border: 1px solid #d3dde2; padding: 6px 8px; text-align: left; vertical-align: top }
  th { background: #dfecef } tbody tr:nth-child(even) { background: #f7fafb }
  td.number { text-align: right; font-variant-numeric: tabular-nums } td.still { white-space: nowrap }
  ul { margin: 0; padding-left: 22px } li { margin-bottom: 6px }
`

type Frame = { readonly title: string; readonly body: Markup; readonly menu?: Markup }

/** Puts a page of the practice portal into its frame: the banner that says it is not NHSO's, head line and menu. */
export function framePage({ title, body, menu }: Frame): Markup {
  return html`<!DOCTYPE html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: styles }}</style>
</head>
<body>
<div class="banner">พอร์ทัลฝึก ไม่ใช่ของ สปสช. · ข้อมูลทั้งหมดเป็นข้อมูลสมมุติ</div>
<header><strong>e-Claim</strong><span>ระบบบันทึกการเบิกชดเชยค่าบริการทางการแพทย์</span>${menu ?? null}</header>
<main>${body}</main>
</body>
</html>
`
}
