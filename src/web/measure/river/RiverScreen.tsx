import { getRouteApi } from '@tanstack/react-router'
import { Screen } from '../../ui/Screen.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { words } from '../words.ts'

const route = getRouteApi('/measure/river')

export function RiverScreen() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <Screen
      title={words.title}
      bar={
        <>
          <MeasureTabs />
          <Filters
            search={search}
            change={(changes) => void navigate({ search: { ...search, ...changes }, replace: true })}
          />
        </>
      }
    >
      <div />
    </Screen>
  )
}
