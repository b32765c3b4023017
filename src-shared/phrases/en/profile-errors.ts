import type { ErrorCode } from '#shared/errors/codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** Why a portal profile or a pack of layouts was refused. */
export const profileErrors = {
  'profile.unreadable': {
    text: 'The file {{file}} cannot be read.',
    advice: 'Check that it is still there and not open in another program. What is in use is as it was.',
  },
  'profile.shape': {
    text: 'The update file is wrong at {{field}} ({{reason}}).',
    advice: 'Nothing was changed. Ask the vendor for the file again, and do not edit it.',
  },
  'profile.notSigned': {
    text: 'This update file is not signed.',
    advice: 'Nothing was changed. Use only files that the vendor of Satang signed.',
  },
  'profile.unknownKey': {
    text: 'The update file is signed with a key this app does not know ({{keyId}}).',
    advice:
      'Nothing was changed. Check that the file is from the vendor of Satang, or install the latest version.',
  },
  'profile.wrongSignature': {
    text: 'The signature does not fit: the update file was changed after it was signed.',
    advice: 'The file is not used. Ask the vendor for it again; if nobody edited it, tell the administrator.',
  },
  'profile.needsNewerApp': {
    text: 'This update file was made for a newer Satang (form {{found}}, this one knows up to {{known}}).',
    advice: 'Install the latest Satang first, then this file again.',
  },
  'profile.otherPortal': {
    text: 'This app has no portal or layouts {{found}}.',
    advice: 'Nothing was changed. Check that it is the right file.',
  },
  'profile.older': {
    text: 'The file is version {{found}}, which is no newer than version {{known}} that is or was in use here.',
    advice:
      'Nothing was changed: an older version never takes the place of a newer one. Ask for one newer than {{known}}.',
  },
} satisfies Partial<Record<ErrorCode, ErrorPhrase>>
