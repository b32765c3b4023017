import type { setup as thai } from '#shared/phrases/th/setup.ts'

export const setup = {
  title: 'First set-up',
  step: 'Step {{step}} of {{count}}',
  hospitalTitle: 'Your hospital',
  hospitalHint:
    'The five-digit code under which you claim from NHSO (HCODE). Files of other hospitals are refused.',
  hospitalCode: 'Hospital code (HCODE)',
  hospitalCodeWrong: 'Five digits, such as 10670',
  hospitalName: 'Hospital name',
  hospitalNameWrong: 'Type the hospital’s name',
  adminTitle: 'The first administrator',
  adminHint: 'For this program; not your NHSO account.',
  adminName: 'User name',
  adminNameWrong: 'Type a user name',
  adminPassword: 'Password',
  adminPasswordAgain: 'Password again',
  ruleLength: 'At least 10 characters',
  ruleName: 'Does not hold the user name',
  ruleSame: 'Both fields are the same',
  ruleMet: 'met',
  ruleUnmet: 'not met yet',
  portalTitle: 'Where do the files come from?',
  portalPractice: 'Practice hospital',
  portalPracticeHint:
    'Try everything with made-up data; NHSO is not contacted. This store will never take real data.',
  portalNhso: 'NHSO’s e-Claim site',
  portalNhsoHint: 'Uses the hospital’s account; it can be added or changed later under Settings.',
  accountLater: 'Not now',
  finish: 'Start using Satang',
  problems: 'Correct the marked fields first',
} satisfies typeof thai
