import { createHash } from 'node:crypto'
import { type Answer, toPageAnswer, toRedirect } from '#main/features/practice/portal/answers.ts'
import type { FaultName, PortalFault } from '#main/features/practice/portal/faults.ts'
import { failurePage } from '#main/features/practice/portal/portal-pages.ts'
import { portalPaths } from '#main/features/practice/portal/portal-paths.ts'

type Spoil = (answer: Answer, fault: PortalFault) => Answer

const brokenPage = () => toPageAnswer(failurePage('ระบบขัดข้องชั่วคราว กรุณาลองใหม่ภายหลัง'), 500)
const asItIs: Spoil = (answer) => answer

function toNoise(body: Buffer): Buffer {
  const noise = createHash('sha256').update(body).digest()
  return Buffer.alloc(Math.max(body.length, 512), noise)
}

const spoils: Readonly<Record<FaultName, Spoil>> = {
  // keeps the headers of the workbook: a client that trusts the name or the content type stores a web page
  html: (answer) => ({ ...answer, body: Buffer.from(failurePage('ไม่สามารถสร้างรายงานได้').markup) }),
  empty: (answer) => ({ ...answer, body: Buffer.alloc(0) }),
  tiny: (answer) => ({ ...answer, body: answer.body.subarray(0, 99) }),
  redirectToLogin: () => toRedirect(portalPaths.login),
  forbidden: () => toPageAnswer(failurePage('ไม่อนุญาตให้เข้าถึงข้อมูลนี้'), 403),
  tooMany: (_answer, fault) => {
    const page = toPageAnswer(failurePage('มีการเรียกใช้งานถี่เกินไป กรุณารอสักครู่'), 429)
    return { ...page, headers: { ...page.headers, 'Retry-After': String(fault.retryAfterSeconds ?? 2) } }
  },
  errorThenFine: brokenPage,
  errorAlways: brokenPage,
  cutHalfway: (answer) => ({ ...answer, pace: { kind: 'cutHalfway' } }),
  slow: (answer, fault) => ({ ...answer, pace: { kind: 'slow', pauseMs: fault.pauseMs ?? 250 } }),
  stalled: (answer, { endsAfterMs = null }) => ({ ...answer, pace: { kind: 'stalled', endsAfterMs } }),
  wrongMagic: (answer) => ({ ...answer, body: toNoise(answer.body) }),
  mainPage500: brokenPage,
  // these are seen in the list page itself or in the session
  evilName: asItIs,
  duplicateNames: asItIs,
  pageChanged: asItIs,
  sessionDies: asItIs,
}

/** @returns the answer after every fault that strikes it has done its harm. */
export function toSpoiled(answer: Answer, faults: readonly PortalFault[]): Answer {
  return faults.reduce((spoiled, fault) => spoils[fault.name](spoiled, fault), answer)
}
