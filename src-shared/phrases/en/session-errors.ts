/** Who may do what, and what a store was made for. */
export const sessionErrors = {
  'session.required': { text: 'You need to sign in first', advice: 'Sign in and try again.' },
  'session.forbidden': {
    text: 'Your account may not do this',
    advice: 'Ask your hospital’s administrator to do it.',
  },
  'session.wrongPassword': {
    text: 'The name or the password is wrong',
    advice: 'Check the keyboard language and capital letters, then try again.',
  },
  'session.locked': {
    text: 'Too many wrong passwords; this name is locked until {{until}}',
    advice: 'Wait until then and try again.',
  },
  'session.notPractice': {
    text: 'This is not a practice hospital, so a password is needed',
    advice: 'Sign in with your name and password.',
  },
  'setup.done': {
    text: 'The first set-up was done already',
    advice: 'Sign in and change it under Settings.',
  },
  'setup.otherHospital': {
    text: 'This store already belongs to hospital {{found}}',
    advice: 'Use that code, or choose another store folder for another hospital.',
  },
  'setup.required': {
    text: 'Satang is not set up yet',
    advice: 'Finish the first set-up, then sign in.',
  },
  'setup.holdsReal': {
    text: 'This store belongs to a real hospital and can never become the practice hospital',
    advice: 'Choose “NHSO’s e-Claim site”, or another store folder for the practice hospital.',
  },
  'setup.holdsPractice': {
    text: 'This store holds documents of the practice hospital, so no real hospital can use it',
    advice: 'Choose another store folder for the real hospital; this one may go on practising.',
  },
  'import.practiceMade': {
    text: '{{file}} was made by the practice hospital; its money is made up',
    advice: 'Nothing was imported. Import only what comes from NHSO.',
  },
  'import.notPracticeMade': {
    text: '{{file}} was not made by the practice hospital, and only what it made is taken here',
    advice: 'Nothing was imported. Use the store of a real hospital for files of NHSO.',
  },
}
