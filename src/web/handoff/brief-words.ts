import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  why: 'Why this lead',
  whyNow: 'Why now',
  howToOpen: 'How to open',
  signs: 'What they want',
  seen: 'Has seen',
  level: 'Who decides',
  company: (name: string) => `Others at ${name}`,
  intent: { buy: 'Wants to buy', learn: 'Wants to learn', unclear: 'Intent unclear' },
  entry: (seq: number) => `Show entry ${seq} of the timeline`,
  entryOf: (seq: number) => `Show entry ${seq} of the colleague’s timeline`,
  call: { yes: 'May be called', no: 'No consent to calls' },
  mail: { yes: 'May be mailed', no: 'No consent to mail' },
  deal: (own: string, wins: number, all: string, count: number) =>
    `At this level we won ${own} on average (${number(wins)} deals); over all levels ${all} (${number(count)}).`,
  erased: 'Not named',
  touches: (count: number) => (count === 1 ? '1 touch in 90 days' : `${number(count)} touches in 90 days`),
  more: (count: number) => (count >= 200 ? '200 and more' : `${number(count)} in all`),
  score: (total: number) => `Score ${number(total)}, and how it adds up`,
  times: (count: number) => (count > 1 ? `, ${number(count)} times` : ''),
  total: 'Total',
  failed: 'The brief could not be written',
}

const de: Translated<typeof en> = {
  why: 'Warum dieser Lead',
  whyNow: 'Warum jetzt',
  howToOpen: 'Wie Sie beginnen',
  signs: 'Was die Person will',
  seen: 'Hat gesehen',
  level: 'Wer entscheidet',
  company: (name) => `Andere bei ${name}`,
  intent: { buy: 'Will kaufen', learn: 'Will sich informieren', unclear: 'Absicht unklar' },
  entry: (seq) => `Eintrag ${seq} im Verlauf zeigen`,
  entryOf: (seq) => `Eintrag ${seq} im Verlauf der anderen Person zeigen`,
  call: { yes: 'Anruf erlaubt', no: 'Keine Einwilligung in Anrufe' },
  mail: { yes: 'E-Mail erlaubt', no: 'Keine Einwilligung in E-Mails' },
  deal: (own, wins, all, count) =>
    `Auf dieser Ebene gewannen wir im Schnitt ${own} (${number(wins)} Abschlüsse), über alle Ebenen ${all} (${number(count)}).`,
  erased: 'Ohne Namen',
  touches: (count) => (count === 1 ? '1 Kontakt in 90 Tagen' : `${number(count)} Kontakte in 90 Tagen`),
  more: (count) => (count >= 200 ? '200 und mehr' : `insgesamt ${number(count)}`),
  score: (total) => `Score ${number(total)} und wie er sich ergibt`,
  times: (count) => (count > 1 ? `, ${number(count)}-mal` : ''),
  total: 'Summe',
  failed: 'Das Briefing konnte nicht erstellt werden',
}

export const words = __LANGUAGE__ === 'de' ? de : en
