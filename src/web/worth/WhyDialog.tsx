import { useQuery } from '@tanstack/react-query'
import { chanceQuery } from '../score/chance-data.ts'
import { ChanceView } from '../score/ChanceView.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { worthWords as words } from './words.ts'

interface WhyDialogProps {
  /** null: nobody is asked about */
  lead: { id: string; name: string } | null
  onClose: () => void
}

/** Why a lead is expected to bring what it is: what its own page says, without leaving the list. */
export function WhyDialog({ lead, onClose }: WhyDialogProps) {
  const { data, error, refetch } = useQuery({ ...chanceQuery(lead?.id ?? ''), enabled: lead !== null })
  return (
    <Dialog title={lead ? words.title(lead.name) : ''} open={lead !== null} onClose={onClose} width={520}>
      {error && !data ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : data ? (
        <ChanceView data={data} whole />
      ) : (
        <Bars rows={6} />
      )}
    </Dialog>
  )
}
