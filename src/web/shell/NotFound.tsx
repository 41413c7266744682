import { useNavigate } from '@tanstack/react-router'
import { Button } from '../ui/Button.tsx'
import { Screen } from '../ui/Screen.tsx'
import { Empty } from '../ui/States.tsx'
import { words } from './words.ts'

export function NotFound() {
  const navigate = useNavigate()
  return (
    <Screen title={words.product}>
      <Empty
        title={words.notFound}
        actions={<Button onClick={() => void navigate({ to: '/leads' })}>{words.toLeads}</Button>}
      >
        {words.notFoundHint}
      </Empty>
    </Screen>
  )
}
