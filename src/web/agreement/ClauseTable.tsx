import type { AgreementDocument, Clause } from '#journey/agreement/editing.contract.ts'
import { day, points } from '../ui/format.ts'
import styles from './Contract.module.css'
import { Sentences } from './Sentences.tsx'
import { words } from './words.ts'

interface ClauseTableProps {
  section: string
  clause: Clause
  document: AgreementDocument
  conditions: Record<string, string>
}

const starts = (clause: Clause, prefix: string) =>
  clause.sentences.some(({ path }) => path.startsWith(prefix))

/** What reads better as a table than as thirty sentences of the same form. */
export function hasTable(section: string, clause: Clause): boolean {
  return (
    section === 'reasons' ||
    ['scoring.', 'lead.fields.', 'calendars.'].some((prefix) => starts(clause, prefix))
  )
}

export function ClauseTable({ clause, document, conditions }: ClauseTableProps) {
  const rest = clause.sentences.filter(
    ({ path }) => !/^(scoring\.\w+\.rules|lead\.fields|\w+Reasons|calendars\.\w+\.holidays)\./.test(path),
  )
  return (
    <>
      {rest.length > 0 && <Sentences sentences={rest} />}
      {starts(clause, 'scoring.fit') && (
        <Rules label={clause.title} kind="fit" document={document} conditions={conditions} />
      )}
      {starts(clause, 'scoring.engagement') && (
        <Rules label={clause.title} kind="engagement" document={document} conditions={conditions} />
      )}
      {starts(clause, 'lead.fields') && <Fields clause={clause} document={document} />}
      {starts(clause, 'returnReasons') && (
        <Reasons label={clause.title} reasons={document.returnReasons} document={document} />
      )}
      {starts(clause, 'disqualifyReasons') && (
        <Reasons label={clause.title} reasons={document.disqualifyReasons} document={document} />
      )}
      {clause.sentences.some(({ path }) => path.includes('.holidays.')) && (
        <Holidays clause={clause} document={document} />
      )}
    </>
  )
}

function Table({ label, heads, children }: { label: string; heads: string[]; children: React.ReactNode }) {
  return (
    <div className={styles.tableFrame} tabIndex={0} role="region" aria-label={words.tableOf(label)}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                data-figure={head === words.points || head === words.cap || undefined}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface RulesProps {
  label: string
  kind: 'fit' | 'engagement'
  document: AgreementDocument
  conditions: Record<string, string>
}

function Rules({ label, kind, document, conditions }: RulesProps) {
  const capped = kind === 'engagement'
  const rules: { id: string; points: number; because: string; when: string; cap?: number | undefined }[] =
    document.scoring[kind].rules
  return (
    <Table label={label} heads={[words.points, ...(capped ? [words.cap] : []), words.because, words.when]}>
      {rules.map((rule, i) => (
        <tr key={rule.id}>
          <td data-figure data-minus={rule.points < 0 || undefined}>
            {points(rule.points)}
          </td>
          {capped && <td data-figure>{rule.cap === undefined ? '—' : points(rule.cap)}</td>}
          <td>{rule.because.replace(/\{[\w.]+\}/g, '…')}</td>
          <td className={styles.quiet}>{conditions[`scoring.${kind}.rules.${i}.when`] ?? rule.when}</td>
        </tr>
      ))}
    </Table>
  )
}

function Fields({ clause, document }: { clause: Clause; document: AgreementDocument }) {
  return (
    <Table label={clause.title} heads={[words.field, words.values]}>
      {clause.sentences.map(({ path, text }) => {
        const label = document.lead.fields[path.slice('lead.fields.'.length)]?.label ?? path
        return (
          <tr key={path}>
            <td>{label}</td>
            <td className={styles.quiet}>
              {text.startsWith(`${label}: `) ? text.slice(label.length + 2, -1) : text}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

interface ReasonsProps {
  label: string
  reasons: AgreementDocument['returnReasons']
  document: AgreementDocument
}

function Reasons({ label, reasons, document }: ReasonsProps) {
  return (
    <Table label={label} heads={[words.reason, words.goesTo, words.nextStep, words.note]}>
      {Object.entries(reasons).map(([id, reason]) => (
        <tr key={id}>
          <td>{reason.label}</td>
          <td>{document.stages[reason.to]?.name ?? reason.to}</td>
          <td className={styles.quiet}>{reason.nextStep ?? words.ownStep}</td>
          <td className={styles.quiet}>{reason.note === 'required' ? words.required : words.optional}</td>
        </tr>
      ))}
    </Table>
  )
}

function Holidays({ clause, document }: { clause: Clause; document: AgreementDocument }) {
  const id = clause.sentences[0]?.path.split('.')[1] ?? ''
  return (
    <details className={styles.aid}>
      <summary>{words.holidays(Object.keys(document.calendars[id]?.holidays ?? {}).length)}</summary>
      <Table label={clause.title} heads={[words.date, words.holiday]}>
        {Object.entries(document.calendars[id]?.holidays ?? {}).map(([date, name]) => (
          <tr key={date}>
            <td>{day(date)}</td>
            <td>{name}</td>
          </tr>
        ))}
      </Table>
    </details>
  )
}
