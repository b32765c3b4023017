/** Failures of folders, and of moving files between them. */
export const folderErrors = {
  'folder.denied': {
    text: 'The folder {{folder}} cannot be written',
    advice: 'Ask for rights on it, or choose another folder.',
  },
  'folder.temporary': {
    text: 'No folder for temporary files can be used: {{folder}} cannot be written, belongs to somebody else, or has too long a path',
    advice:
      'Have the rights on it mended, or name another one in TMPDIR (TEMP on Windows) and start Satang again.',
  },
  'folder.unreadable': {
    text: 'The folder {{folder}} cannot be read',
    advice: 'Check that it is still there and that you may open it, or choose another folder.',
  },
  'folder.missing': {
    text: 'The folder {{folder}} is not there; a network drive or disk may be disconnected',
    advice: 'Connect the drive or disk and try again, or choose another folder under Settings.',
  },
  'folder.tooDeep': {
    text: 'The folder {{folder}} lies more than {{deepest}} folders deep and was not looked into',
    advice: 'If there are files from NHSO in it, choose this folder itself.',
  },
  'folder.relative': {
    text: '{{folder}} is not the full path of a folder',
    advice: 'Choose the folder with the button, or type its full path, such as D:\\REP.',
  },
  'folder.driveRoot': {
    text: '{{folder}} is the top of a drive',
    advice: 'Make a folder on that drive and choose it.',
  },
  'folder.ours': {
    text: '{{folder}} is where Satang keeps its own files',
    advice: 'Choose a folder outside the store and the keys of Satang.',
  },
  'download.moveUnfinished': {
    text: 'The files in {{folder}} are not all moved yet, so nothing is downloaded',
    advice: 'Under Settings, go on moving, or leave the rest where it lies.',
  },
  'download.copyDiffers': {
    text: 'The copy of {{file}} is not the same as the file, which is still there',
    advice: 'The new disk may be failing: check it and go on moving, or choose another folder.',
  },
}
