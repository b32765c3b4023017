import * as z from 'zod'
import type { Random } from '#main/features/practice/maker/random.ts'

/**
 * How signing in to the portal may look and end. None of these is a fault; `front` and `maintenance` keep visitors out.
 * @source nhso/portal-evidence.json, pages "main and sign-in notice", "IAM", "newer client", items about signing in
 */
export const SignInHabits = z.object({
  /**
   * Where single sign-on leads at first: the main page; the newer pages, which have nothing of the older ones on them; a
   * return that is blank, answers with a failure page or with nothing at all under 500; or a main page that first shows an
   * Error Page or the notice with the menu beside it. Known: `main`, `clientHome`, `failingReturn`, the menu; the others
   * are not ruled out.
   */
  landing: z.enum([
    'main',
    'clientHome',
    'blankReturn',
    'failingReturn',
    'emptyReturn',
    'errorWithMenu',
    'noticeWithMenu',
  ]),
  /** Whether single sign-on remembers a browser it let in. `clientHome` and `noticeWithMenu` need it, and have it. */
  isSingleSignOnKept: z.boolean(),
  /** By what the notice in the place of the older form can be known. */
  notice: z.enum(['announcement', 'thaiD', 'button', 'authLink']),
  /** Whether the older form, which is of no use any more, still stands beside the notice. */
  isFormBesideNotice: z.boolean(),
  /** Which form asks for the one-time code. */
  codeForm: z.enum(['kc-otp-login-form', 'kc-totp-settings-form']),
  /** Whether the first form of single sign-on has expired by the time it is sent. */
  isFirstFormStale: z.boolean(),
  /** For how long a code for the ThaiD app is good. */
  thaiDSeconds: z.number().positive(),
  /** How a person gets another ThaiD code: by loading the page anew, or only by beginning anew. */
  thaiDRenewal: z.enum(['reload', 'freshStart']),
  /** What stands before the name and code of the hospital. */
  hospitalLabel: z.enum(['หน่วยงาน', 'หน่วยบริการ', 'สถานพยาบาล']),
  /** The one thing on the main page by which one sees that somebody is in; `all` shows every one of them. */
  signedInMark: z.enum(['all', 'ออกจากระบบ', 'Logout', 'ยินดีต้อนรับ', 'maininscl']),
  /** Whom the server in front of the portal lets through; wording unseen at NHSO. */
  front: z.enum(['open', 'rejectsHeadless', 'rejectsAll']),
  /** The usual words of such servers, or others that nobody has seen, with a number for the support. */
  frontWords: z.enum(['usual', 'unseen']),
  /** `page`: every address answers with it under 200. `notice`: it is announced on pages that work. */
  maintenance: z.enum(['none', 'page', 'notice']),
})
export type SignInHabits = z.infer<typeof SignInHabits>

export const usualSignInHabits: SignInHabits = {
  landing: 'main',
  isSingleSignOnKept: false,
  notice: 'announcement',
  isFormBesideNotice: false,
  codeForm: 'kc-otp-login-form',
  isFirstFormStale: false,
  thaiDSeconds: 120,
  thaiDRenewal: 'reload',
  hospitalLabel: 'หน่วยงาน',
  signedInMark: 'all',
  front: 'open',
  frontWords: 'usual',
  maintenance: 'none',
}

/** @returns habits by the seed; a front that rejects and a portal that is closed are seldom, as they end every visit */
export function drawSignInHabits(random: Random): SignInHabits {
  const { shape } = SignInHabits
  const isKeptOut = random.chance(0.04)
  return {
    landing: random.pick(shape.landing.options),
    isSingleSignOnKept: random.chance(0.5),
    notice: random.pick(shape.notice.options),
    isFormBesideNotice: random.chance(0.5),
    codeForm: random.pick(shape.codeForm.options),
    isFirstFormStale: random.chance(0.2),
    thaiDSeconds: random.int(60, 180),
    thaiDRenewal: random.pick(shape.thaiDRenewal.options),
    hospitalLabel: random.pick(shape.hospitalLabel.options),
    signedInMark: random.pick(shape.signedInMark.options),
    front: isKeptOut ? random.pick(['rejectsHeadless', 'rejectsAll']) : 'open',
    frontWords: random.pick(shape.frontWords.options),
    maintenance: random.pick(isKeptOut ? shape.maintenance.options : ['none', 'notice']),
  }
}
