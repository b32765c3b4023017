import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Own style properties, read in `ui/*.css`. */
    [property: `--${string}`]: string | number
  }
}
