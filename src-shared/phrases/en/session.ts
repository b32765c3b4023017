import type { session as thai } from '#shared/phrases/th/session.ts'

export const session = {
  title: 'Sign in',
  name: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  enterPractice: 'Enter the practice hospital without a password',
  showPassword: 'Show or hide the password',
} satisfies typeof thai
