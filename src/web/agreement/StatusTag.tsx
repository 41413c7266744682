import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { lifeWords } from './life-words.ts'

const TONES: Record<AgreementLife['status'], Tone> = {
  proposed: 'warn',
  declined: 'bad',
  withdrawn: 'plain',
  signed: 'accent',
  in_force: 'good',
  superseded: 'plain',
}

/** "v2", and where it stands: "signed 2 of 3", "in force", "superseded". */
export function StatusTag({ of, bare = false }: { of: AgreementLife; bare?: boolean }) {
  return (
    <>
      {!bare && <>{lifeWords.short(of.version)} </>}
      <Tag tone={of.unsigned && of.status === 'in_force' ? 'warn' : TONES[of.status]}>
        {lifeWords.state(of)}
      </Tag>
    </>
  )
}
