import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'

const texts: Readonly<Record<ListHabits['excelText'], Markup>> = {
  usual: html`Download Excel`,
  lowerCase: html`download excel`,
  upperCase: html`DOWNLOAD EXCEL`,
  other: html`เปิดรายงาน`,
  image: html`<img src="../images/xls.gif" alt="">`,
}

/** The link to a workbook, or what does its work. */
export function toExcelLink(href: string, { excelText, excelLink }: ListHabits): Markup {
  const text = texts[excelText]
  const script = `window.open('${href}')`
  const links: Readonly<Record<ListHabits['excelLink'], Markup>> = {
    address: html`<a href="${href}">${text}</a>`,
    onclick: html`<a href="#" onclick="${script}; return false;">${text}</a>`,
    javascript: html`<a href="javascript:${script}">${text}</a>`,
    button: html`<button type="button" onclick="${script}">${text}</button>`,
  }
  return links[excelLink]
}
