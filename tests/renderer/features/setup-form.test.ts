import { expect, test } from 'vitest'
import {
  checkPassword,
  emptySetup,
  findProblems,
  type SetupForm,
  toSetupInput,
} from '#renderer/features/setup/setup-form.ts'
import { contract } from '#shared/contract/index.ts'

const filled: SetupForm = {
  ...emptySetup,
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลตัวอย่าง',
  adminName: 'Somying',
  adminPassword: 'rainy-season-7',
  adminPasswordAgain: 'rainy-season-7',
}

test('an empty form marks what each step needs', () => {
  const marked = (['hospital', 'admin', 'portal'] as const).map((step) => [...findProblems(emptySetup, step)])
  expect(marked).toEqual([['hospitalCode', 'hospitalName'], ['adminName', 'adminPassword'], []])
})

test('a password is long, does not hold the name, and is typed twice alike', () => {
  const met = (change: Partial<SetupForm>) =>
    checkPassword({ ...filled, ...change }).map(({ isMet }) => isMet)
  expect([
    met({}),
    met({ adminPassword: 'short', adminPasswordAgain: 'short' }),
    met({ adminPassword: 'SOMYING-2569', adminPasswordAgain: 'SOMYING-2569' }),
    met({ adminPasswordAgain: 'rainy-season-8' }),
  ]).toEqual([
    [true, true, true],
    [false, true, true],
    [true, false, true],
    [true, true, false],
  ])
})

test('a stored account needs its password, an assisted one and none at all do not', () => {
  const problems = (change: Partial<SetupForm>) => [
    ...findProblems({ ...filled, portal: 'nhso', ...change }, 'portal'),
  ]
  expect([
    problems({}),
    problems({ userName: 'fin01' }),
    problems({ userName: 'fin01', signIn: 'assisted' }),
  ]).toEqual([[], ['password'], []])
})

test('what the form hands over is what the contract wants', () => {
  const inputs = [
    filled,
    { ...filled, portal: 'nhso' as const },
    {
      ...filled,
      portal: 'nhso' as const,
      userName: 'fin01',
      password: 'secret',
      signIn: 'assisted' as const,
    },
  ].map(toSetupInput)
  expect(inputs.map((input) => contract.setup.finish.input.parse(input).portal)).toEqual([
    { kind: 'practice' },
    { kind: 'nhso', account: null },
    { kind: 'nhso', account: { userName: 'fin01', signIn: 'assisted', password: '' } },
  ])
})
