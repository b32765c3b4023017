import type { Input } from '#shared/contract/index.ts'
import { HospitalCode } from '#shared/model/ids.ts'

/** What a person has typed so far; nothing of it is trusted yet. */
export type SetupForm = {
  readonly hospitalCode: string
  readonly hospitalName: string
  readonly adminName: string
  readonly adminPassword: string
  readonly adminPasswordAgain: string
  readonly portal: 'practice' | 'nhso'
  readonly signIn: 'stored' | 'assisted'
  readonly userName: string
  readonly password: string
  /** The page on which lists are looked at opens first. */
  readonly isLookFirst: boolean
}

export const emptySetup: SetupForm = {
  hospitalCode: '',
  hospitalName: '',
  adminName: '',
  adminPassword: '',
  adminPasswordAgain: '',
  portal: 'practice',
  signIn: 'stored',
  userName: '',
  password: '',
  isLookFirst: true,
}

export const setupSteps = ['hospital', 'admin', 'portal'] as const
export type SetupStep = (typeof setupSteps)[number]

/** @returns which password rules are met, in the order they are shown. */
export function checkPassword({ adminName, adminPassword, adminPasswordAgain }: SetupForm) {
  const name = adminName.trim().toLowerCase()
  return [
    { rule: 'ruleLength', isMet: adminPassword.length >= 10 },
    {
      rule: 'ruleName',
      isMet: adminPassword !== '' && (name === '' || !adminPassword.toLowerCase().includes(name)),
    },
    { rule: 'ruleSame', isMet: adminPassword !== '' && adminPassword === adminPasswordAgain },
  ] as const
}

/** @returns the fields of a step that still need a person. */
export function findProblems(form: SetupForm, step: SetupStep): ReadonlySet<keyof SetupForm> {
  const isBlank = (field: 'hospitalName' | 'adminName') => form[field].trim() === ''
  const wrong: Record<SetupStep, (keyof SetupForm | false)[]> = {
    hospital: [
      !HospitalCode.safeParse(form.hospitalCode).success && 'hospitalCode',
      isBlank('hospitalName') && 'hospitalName',
    ],
    admin: [
      isBlank('adminName') && 'adminName',
      !checkPassword(form).every(({ isMet }) => isMet) && 'adminPassword',
    ],
    portal: needsPassword(form) ? [form.password === '' && 'password'] : [],
  }
  return new Set(wrong[step].filter((field) => field !== false))
}

function needsPassword({ portal, signIn, userName }: SetupForm): boolean {
  return portal === 'nhso' && signIn === 'stored' && userName.trim() !== ''
}

/** @returns the form as the command wants it. An account without a user name is left for later. */
export function toSetupInput(form: SetupForm): Input<'setup.finish'> {
  const { hospitalName, adminName, adminPassword, userName, password, signIn } = form
  const account =
    userName.trim() === '' ? null : { userName, signIn, password: signIn === 'stored' ? password : '' }
  return {
    hospitalCode: HospitalCode.parse(form.hospitalCode),
    hospitalName,
    adminName,
    adminPassword,
    portal: form.portal === 'practice' ? { kind: 'practice' } : { kind: 'nhso', account },
  }
}
