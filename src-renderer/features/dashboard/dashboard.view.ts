import { create } from 'zustand'
import { persist } from 'zustand/middleware'

type DashboardView = { readonly fiscalYear: number | null; readonly scheme: string | null }

/** The filter the dashboard was left with; null means all. */
export const useDashboardView = create<DashboardView>()(
  persist((): DashboardView => ({ fiscalYear: null, scheme: null }), { name: 'satang.dashboard' }),
)

export function chooseFiscalYear(fiscalYear: number | null): void {
  useDashboardView.setState({ fiscalYear })
}

export function chooseScheme(scheme: string | null): void {
  useDashboardView.setState({ scheme })
}
