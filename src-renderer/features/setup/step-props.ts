import type { SetupForm } from '#renderer/features/setup/setup-form.ts'

/** What each step of the first run gets. */
export type StepProps = {
  readonly form: SetupForm
  /** Fields to mark; empty until the person tried to go on. */
  readonly problems: ReadonlySet<keyof SetupForm>
  readonly onChange: (change: Partial<SetupForm>) => void
}
