import { expect, test } from 'vitest'
import { createRandom } from '#main/features/practice/maker/random.ts'
import {
  drawSignInHabits,
  SignInHabits,
  usualSignInHabits,
} from '#main/features/practice/portal/sign-in-habits.ts'

const draw = (seed: number) => drawSignInHabits(createRandom(`habits-${seed}`))

test('habits follow from their seed, and every one of them is met among some hundred seeds', () => {
  const drawn = Array.from({ length: 400 }, (_, seed) => SignInHabits.parse(draw(seed)))
  expect(draw(7)).toEqual(draw(7))
  const {
    landing,
    notice,
    codeForm,
    thaiDRenewal,
    hospitalLabel,
    signedInMark,
    front,
    frontWords,
    maintenance,
  } = SignInHabits.shape
  for (const [name, { options }] of Object.entries({
    ...{ landing, notice, codeForm, thaiDRenewal, hospitalLabel },
    ...{ signedInMark, front, frontWords, maintenance },
  }))
    expect([name, [...new Set(drawn.map((one) => one[name as keyof SignInHabits]))].toSorted()]).toEqual([
      name,
      [...options].toSorted(),
    ])
})

test('the usual habits are habits', () => {
  expect(SignInHabits.parse(usualSignInHabits)).toEqual(usualSignInHabits)
})
