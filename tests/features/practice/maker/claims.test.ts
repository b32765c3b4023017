import { expect, test } from 'vitest'
import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { groupOfFundField } from '#main/features/practice/maker/funds.ts'
import { planRep } from '#main/features/practice/maker/make-rep.ts'
import { meantClaims } from '#main/features/practice/maker/rep-plan.ts'
import { isValidPid } from '#shared/model/pid.ts'

function claimsOf(fileType: string, claims = 1500): PracticeClaim[] {
  const order = {
    seed: 'claims',
    hospitalCode: '10670',
    fileType,
    producedAt: '2026-01-05T20:15:01',
    month: '2026-01',
    claims,
  }
  return [...meantClaims(planRep(order))]
}

const satang = (claim: PracticeClaim, field: string) => Number(claim.fields[field] ?? 0)

test('every patient has a valid made-up PID and every claim its own nine-digit TRAN_ID', () => {
  const claims = [...claimsOf('OP'), ...claimsOf('IP')]
  expect(
    claims.filter(
      ({ fields }) => !isValidPid(String(fields['pid'])) || !String(fields['pid']).startsWith('9'),
    ),
  ).toEqual([])
  expect(new Set(claims.map(({ fields }) => fields['tran_id'])).size).toBe(claims.length)
  expect(claims.every(({ fields }) => /^\d{9}$/.test(String(fields['tran_id'])))).toBe(true)
  expect(claims.every(({ fields }) => /^\d{8}$/.test(String(fields['hn'])))).toBe(true)
  expect(claims.some(({ fields }) => String(fields['hn']).startsWith('0'))).toBe(true)
})

test('IP claims have admission numbers of both forms and leave after they came; OP claims have none', () => {
  const inpatients = claimsOf('IP')
  expect(inpatients.every(({ fields }) => /^(\d{7}|ODS\d{10})$/.test(String(fields['an'])))).toBe(true)
  expect(inpatients.some(({ fields }) => String(fields['an']).startsWith('ODS'))).toBe(true)
  expect(inpatients.every(({ fields }) => String(fields['dateadm']) < String(fields['datedsc']))).toBe(true)
  expect(claimsOf('OP').every(({ fields }) => fields['an'] === null && fields['datedsc'] === null)).toBe(true)
})

test('the money of every claim is consistent to the satang', () => {
  for (const claim of [...claimsOf('OP'), ...claimsOf('IP'), ...claimsOf('IP_APPEAL')]) {
    const of = (field: string) => satang(claim, field)
    const funds = [...groupOfFundField.keys()].reduce((sum, field) => sum + of(field), 0)
    const charged = Object.values(claim.charged).reduce((sum, value) => sum + value, 0)
    const drg = Math.round(
      (of('pay_point') * 100 * of('ps_percent') * Math.round(of('adjrw2') * 10_000)) / 1_000_000,
    )
    expect([
      of('claim_net'),
      of('claim_net'),
      of('reimb_nhso'),
      of('reimb_diff_salary'),
      of('reimb_amt'),
    ]).toEqual([
      of('claim_drg') + of('claim_xdrg'),
      charged,
      funds,
      of('reimb_amt') - of('act_amt') - of('salary_amt'),
      drg,
    ])
  }
})

test('claims that failed carry a code; some hold what they would have been paid, and what patients paid does not depend on it', () => {
  const claims = [...claimsOf('OP'), ...claimsOf('IP')]
  const failed = claims.filter((claim) => claim.isFailed)
  expect(failed.length / claims.length).toBeGreaterThan(0.05)
  expect(
    claims.every(
      ({ isFailed, fields }) => isFailed === ![null, '0'].includes(fields['error_code'] as string),
    ),
  ).toBe(true)
  const wouldBe = failed.filter((claim) => satang(claim, 'reimb_nhso') !== 0)
  expect(wouldBe.length / failed.length).toBeGreaterThan(0.15)
  expect(wouldBe.length / failed.length).toBeLessThan(0.35)
  expect(new Set(failed.map((claim) => claim.fields['reimb_nhso']))).toContain(null)
  expect(failed.some((claim) => satang(claim, 'paid') > 0)).toBe(true)
  expect(claims.some((claim) => satang(claim, 'reimb_nhso') < 0)).toBe(true)
})

test('an appeal brings back the same patients and bills with new answers', () => {
  const [before, after] = [claimsOf('IP'), claimsOf('IP_APPEAL')]
  const identity = ({ fields }: PracticeClaim) =>
    ['tran_id', 'hn', 'an', 'pid', 'dateadm', 'claim_net'].map((field) => fields[field])
  expect(after.map(identity)).toEqual(before.map(identity))
  expect(
    after.filter((claim, row) => claim.fields['reimb_nhso'] !== before[row]?.fields['reimb_nhso']).length,
  ).toBeGreaterThan(700)
  expect(after[7]?.before?.()).toEqual({ ...before[7], before: null })
})
