/** The one palette: neutral greys, one accent, and words of state. Every pair of text and ground is at least 4.5 : 1. */
export const colours = {
  light: {
    ground: '#ffffff',
    groundSoft: '#f6f7f7',
    groundHover: '#eff2f1',
    line: '#e2e6e5',
    lineStrong: '#c5ccca',
    text: '#1a1f1e',
    muted: '#586361',
    accent: '#0b6b5d',
    accentSoft: '#e4f1ee',
    bad: '#b3261e',
    badSoft: '#fceeec',
    warn: '#7d5200',
    warnSoft: '#fbf3e0',
    bar: '#b9c3c0',
  },
  dark: {
    ground: '#131615',
    groundSoft: '#191d1c',
    groundHover: '#212625',
    line: '#2a302f',
    lineStrong: '#48514f',
    text: '#e5e9e8',
    muted: '#9da8a5',
    accent: '#5fc9b4',
    accentSoft: '#163029',
    bad: '#ff9a90',
    badSoft: '#371d1b',
    warn: '#e5b95a',
    warnSoft: '#30270f',
    bar: '#566360',
  },
} as const

export type ColourScheme = keyof typeof colours

/** @returns the palette as style properties, `--ground-soft` for `groundSoft`. */
export function toColourProperties(scheme: ColourScheme): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colours[scheme]).map(([name, value]) => [
      `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  )
}
