import type { ReactNode } from 'react'
import type { Json } from '#journey/agreement/editing.contract.ts'
import { useEditing } from './editing.ts'
import { NumberLine, PickLine, TextLine } from './inputs.tsx'
import { ListOf } from './ListOf.tsx'
import { Block, Fields, Part } from './Part.tsx'
import { PERIOD_OPTIONS, TEAM_OPTIONS } from './option-words.ts'
import { partWords as words } from './part-words.ts'
import { useGroupOptions, useStageOptions } from './stage-options.ts'
import { TargetLine } from './TargetLine.tsx'
import { freeId, listAt, textAt, type Path } from './values.ts'

const OF = [{ value: 'pipeline', label: 'pipeline' }, { value: 'revenue', label: 'revenue' }] // prettier-ignore
const CREDIT = [{ value: 'sourced', label: 'sourced' }, { value: 'influenced', label: 'influenced' }] // prettier-ignore

/** Bands, splits, mixes and promises: the numbers to which both sides hold themselves. */
export function TargetsPart() {
  const stages = useStageOptions()
  const stage = (at: Path, key: string, label: string) => (
    <PickLine label={label} path={[...at, key]} options={stages} />
  )
  const first = stages[0]?.value ?? ''
  const second = stages[1]?.value ?? first
  const share = (at: Path) => <NumberLine label={words.atLeast} path={[...at, 'atLeast']} />
  const time = (at: Path, label: string) => <TextLine label={label} path={[...at, 'within']} width="middle" />
  return (
    <Part title={words.names.targets} hint={words.hints.targets}>
      <Targets
        title={words.contribution}
        list={['contribution']}
        make={{
          function: 'marketing',
          of: 'pipeline',
          credit: 'influenced',
          from: 40,
          to: 80,
          period: 'quarter',
        }}
      >
        {(at) => (
          <>
            <PickLine label={words.function} path={[...at, 'function']} options={TEAM_OPTIONS} />
            <NumberLine label={words.bandFrom} path={[...at, 'from']} />
            <NumberLine label={words.bandTo} path={[...at, 'to']} />
            <PickLine label={words.of} path={[...at, 'of']} options={OF} width="middle" />
            <PickLine label={words.credit} path={[...at, 'credit']} options={CREDIT} width="middle" />
          </>
        )}
      </Targets>
      <Targets
        title={words.horizon}
        list={['horizon']}
        make={{ shortTerm: 60, longTerm: 40, within: '6 months', period: 'year' }}
      >
        {(at) => (
          <>
            <NumberLine label={words.shortTerm} path={[...at, 'shortTerm']} width="middle" />
            <NumberLine label={words.longTerm} path={[...at, 'longTerm']} width="middle" />
            {time(at, words.shortIs)}
          </>
        )}
      </Targets>
      <Targets title={words.mix} list={['mix']} make={{ inbound: 60, outbound: 40, period: 'quarter' }}>
        {(at) => (
          <>
            <NumberLine label={words.inbound} path={[...at, 'inbound']} width="middle" />
            <NumberLine label={words.outbound} path={[...at, 'outbound']} width="middle" />
          </>
        )}
      </Targets>
      <Targets
        title={words.volume}
        list={['marketing', 'volume']}
        make={{ stage: second, atLeast: 50, per: 'month' }}
        period="per"
      >
        {(at) => (
          <>
            <NumberLine label={words.atLeastLeads} path={[...at, 'atLeast']} />
            {stage(at, 'stage', words.enters)}
          </>
        )}
      </Targets>
      <Targets
        title={words.quality}
        list={['marketing', 'quality']}
        make={{ from: first, reach: second, atLeast: 50, period: 'quarter' }}
      >
        {(at) => (
          <>
            {share(at)}
            {stage(at, 'from', words.enters)}
            {stage(at, 'reach', words.reaches)}
            <TextLine label={words.within} path={[...at, 'within']} width="middle" optional />
          </>
        )}
      </Targets>
      <Targets title={words.answered} list={['sales', 'answered']} make={{ atLeast: 90, period: 'month' }}>
        {share}
      </Targets>
      <Targets
        title={words.contacted}
        list={['sales', 'contacted']}
        make={{ stage: second, within: '1 business day', atLeast: 90, period: 'month' }}
      >
        {(at) => (
          <>
            {share(at)}
            {stage(at, 'stage', words.enters)}
            {time(at, words.within)}
          </>
        )}
      </Targets>
      <Targets
        title={words.attempts}
        list={['sales', 'attempts']}
        make={{ stage: second, attempts: 6, within: '14 days', atLeast: 90, period: 'month' }}
      >
        {(at) => (
          <>
            {share(at)}
            {stage(at, 'stage', words.enters)}
            <NumberLine label={words.attemptsCount} path={[...at, 'attempts']} />
            {time(at, words.within)}
          </>
        )}
      </Targets>
    </Part>
  )
}

interface TargetsProps {
  title: string
  list: Path
  /** a new one, but for its id */
  make: Record<string, Json>
  period?: string
  children: (at: Path) => ReactNode
}

function Targets({ title, list, make, period = 'period', children }: TargetsProps) {
  const { value } = useEditing()
  const path: Path = ['targets', ...list]
  const ids = listAt(value, path).map((_, i) => textAt(value, [...path, i, 'id']))
  return (
    <Block title={title}>
      <ListOf
        path={path}
        what={words.target}
        make={() => ({ id: freeId(ids, 'target'), ...make })}
        line={(at) => <TargetLine at={at} />}
      >
        {(at) => (
          <>
            <Fields>
              {children(at)}
              <PickLine label={words.period} path={[...at, period]} options={PERIOD_OPTIONS} width="middle" />
            </Fields>
            <Narrowed at={at} />
          </>
        )}
      </ListOf>
    </Block>
  )
}

/** What a target is narrowed to. */
function Narrowed({ at }: { at: Path }) {
  const everywhere = { optional: true, placeholder: words.everywhere, width: 'middle' as const }
  return (
    <Fields>
      <PickLine
        label={words.market}
        path={[...at, 'market']}
        options={useGroupOptions('markets')}
        {...everywhere}
      />
      <PickLine
        label={words.offer}
        path={[...at, 'offer']}
        options={useGroupOptions('offers')}
        {...everywhere}
      />
      <PickLine
        label={words.segment}
        path={[...at, 'segment']}
        options={useGroupOptions('segments')}
        {...everywhere}
      />
      <TextLine label={words.id} path={[...at, 'id']} width="middle" />
    </Fields>
  )
}
