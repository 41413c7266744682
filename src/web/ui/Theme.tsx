import './mantine.css'
import './tokens.css'
import './base.css'
import './print.css'
import { MantineProvider, useMantineColorScheme } from '@mantine/core'
import type { ReactNode } from 'react'
import { schemeManager, theme } from './theme.ts'

/** All variables stand in tokens.css; none are written at run time, so that a strict CSP holds. */
export function Theme({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  )
}

export const useScheme = useMantineColorScheme
