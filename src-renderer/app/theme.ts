import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  Modal,
  MultiSelect,
  PasswordInput,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
} from '@mantine/core'
import { type ColourScheme, colours, toColourProperties } from '#renderer/ui/colours.ts'

const small = { defaultProps: { size: 'xs' as const } }

/** Mantine in our clothes: 14 px Sarabun, 32 px controls, one deep green. */
export const theme = createTheme({
  fontFamily: 'Sarabun, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '0.9375rem', lg: '1rem', xl: '1.25rem' },
  defaultRadius: 4,
  respectReducedMotion: true,
  primaryColor: 'green',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    green: [
      '#e4f1ee',
      '#c9e3dd',
      '#9fcdc3',
      '#5fc9b4',
      '#3fa491',
      '#1d8675',
      '#107767',
      '#0b6b5d',
      '#085a4e',
      '#06483f',
    ],
  },
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' }, styles: { root: { fontWeight: 500 } } }),
    Checkbox: Checkbox.extend(small),
    Radio: Radio.extend({ ...small, styles: { description: { paddingInlineStart: 12 } } }),
    Input: Input.extend(small),
    InputWrapper: InputWrapper.extend(small),
    Modal: Modal.extend({ defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } }),
    MultiSelect: MultiSelect.extend({ ...small, styles: { pill: { fontSize: '13px' } } }),
    PasswordInput: PasswordInput.extend(small),
    SegmentedControl: SegmentedControl.extend(small),
    Select: Select.extend(small),
    Switch: Switch.extend({
      ...small,
      styles: { description: { paddingInlineStart: 12, marginTop: 2, lineHeight: 1.5 } },
    }),
    TextInput: TextInput.extend(small),
  },
})

function variablesOf(scheme: ColourScheme): Record<string, string> {
  const { ground, text, muted, line, lineStrong, bad } = colours[scheme]
  return {
    ...toColourProperties(scheme),
    '--mantine-color-body': ground,
    '--mantine-color-text': text,
    '--mantine-color-dimmed': muted,
    '--mantine-color-placeholder': muted,
    '--mantine-color-error': bad,
    '--mantine-color-default': ground,
    '--mantine-color-default-color': text,
    '--mantine-color-default-border': lineStrong,
    '--mantine-color-default-hover': colours[scheme].groundHover,
    '--mantine-color-anchor': colours[scheme].accent,
    '--mantine-color-disabled': colours[scheme].groundHover,
    '--mantine-color-disabled-color': muted,
    '--mantine-color-disabled-border': line,
    '--table-border-color': line,
  }
}

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: { '--input-height-xs': '32px', '--button-height-xs': '32px' },
  light: variablesOf('light'),
  dark: variablesOf('dark'),
})
